"""Imports add and change, never rewrite the past, and happen once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.site.programme import cocreate_record

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.scales import DesignStage
from doingwith.projects.briefs import Brief
from doingwith.projects.moves import Move, MoveKind
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.exchange import actions, packing
from doingwith_site.exchange.actions import (
    confirm_import,
    export_bundle,
    import_record,
    plan_of,
    prepare_import,
)
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.packing import unpacked_whole
from doingwith_site.exchange.queries import pending_import_for
from doingwith_site.people.models import User
from doingwith_site.people.roles import ProgrammeLead
from doingwith_site.programmes.models import FactorList, Programme
from doingwith_site.programmes.queries import membership_for
from doingwith_site.projects.actions import add_project, move_project, write_brief


@pytest.fixture
def record() -> ProgrammeRecord:
    return cocreate_record()


def retitled(record: ProgrammeRecord, title: str) -> ProgrammeRecord:
    first, *others = record.projects
    return replace(record, projects=(replace(first, title=title), *others))


def of_no_partner(record: ProgrammeRecord) -> ProgrammeRecord:
    first, *others = record.projects
    return replace(record, projects=(replace(first, partner="nobody"), *others))


class TestNewProgramme:
    def test_who_imports_becomes_its_lead(self, zed: User, record: ProgrammeRecord) -> None:
        programme = import_record(by=zed, record=record)

        assert membership_for(zed, "cocreate").role == ProgrammeLead.code
        assert programme.created_by == zed

    def test_an_identifier_is_given_once(
        self, zed: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        with pytest.raises(Refused, match=r"^The identifier “cocreate” is not free on this site\."):
            import_record(by=zed, record=record)

        assert Programme.objects.count() == 1

    def test_the_sites_own_words_are_no_identifiers(self, zed: User, record: ProgrammeRecord) -> None:
        called_new = replace(record, programme=replace(record.programme, id="new"))

        with pytest.raises(Refused, match=r"^The site's own addresses use the word “new”\."):
            import_record(by=zed, record=called_new)

    def test_the_log_counts_and_quotes_nothing(self, zed: User, record: ProgrammeRecord) -> None:
        programme = import_record(by=zed, record=record)

        event = Event.objects.get()
        assert (event.verb, event.noun, event.by, event.programme_id) == (
            "import",
            "programme",
            zed,
            programme.pk,
        )
        assert event.detail == {"new": True, "projects": 25, "cases": 5, "added": 130}


class TestIntoAProgramme:
    def test_the_same_again_changes_nothing(
        self, priya: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        plan = plan_of(prepare_import(by=priya, record=record, into=cocreate))

        assert plan.changes_nothing
        assert plan.conflicts == ()

    def test_rows_keep_their_keys(self, priya: User, cocreate: Programme, record: ProgrammeRecord) -> None:
        projects = set(cocreate.projects.values_list("pk", "identifier"))
        cases = set(cocreate.cases.values_list("pk", "identifier"))

        import_record(by=priya, record=retitled(record, "Another title"), into=cocreate)

        assert set(cocreate.projects.values_list("pk", "identifier")) == projects
        assert set(cocreate.cases.values_list("pk", "identifier")) == cases
        assert cocreate.projects.get(identifier="P01").title == "Another title"

    def test_what_the_site_added_stays(
        self, priya: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        project = cocreate.projects.get(identifier="P01")
        write_brief(by=priya, project=project, based_on_version=1, text="as we now see it")
        move_project(by=priya, project=project, move=Move(kind=MoveKind.FORWARD, to=DesignStage.DEFINE))
        add_project(by=priya, programme=cocreate, title="Ours", brief="ours", new_partner="Invented Trust")
        before = programme_record(cocreate)

        import_record(by=priya, record=record, into=cocreate)

        assert programme_record(cocreate) == before
        assert project.briefs.get(version=2).recorded_by == priya

    def test_a_brief_that_tells_another_past_is_refused(
        self, priya: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        first, *others = record.projects
        rewritten = replace(first, briefs=(Brief(version=1, text="another past"),))

        with pytest.raises(Refused, match=r"^Project P01: brief version 1 is stored as “"):
            import_record(by=priya, record=replace(record, projects=(rewritten, *others)), into=cocreate)

        assert programme_record(cocreate) == record

    def test_a_new_version_of_the_factor_list_leaves_the_old_one(
        self, priya: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        later = replace(record, factor_list=replace(record.factor_list, version=2))

        import_record(by=priya, record=later, into=cocreate)

        assert programme_record(cocreate) == later
        assert list(FactorList.objects.values_list("version", flat=True)) == [1, 2]

    def test_a_changed_factor_of_the_same_version_is_changed(
        self, priya: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        first, *others = record.factor_list.factors
        factors = (replace(first, label="In other words"), *others)
        reworded = replace(record, factor_list=replace(record.factor_list, factors=factors))

        import_record(by=priya, record=reworded, into=cocreate)

        assert programme_record(cocreate) == reworded
        assert FactorList.objects.count() == 1

    def test_is_for_the_lead(self, farah: User, cocreate: Programme, record: ProgrammeRecord) -> None:
        with pytest.raises(Refused, match=r"^Only a programme lead can put what a folder of files says into"):
            import_record(by=farah, record=record, into=cocreate)

    def test_is_nothing_a_stranger_finds(
        self, zed: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        with pytest.raises(NotYours):
            import_record(by=zed, record=record, into=cocreate)


class TestConfirm:
    def test_confirming_twice_imports_once(self, zed: User, record: ProgrammeRecord) -> None:
        pending = prepare_import(by=zed, record=record)

        first = confirm_import(by=zed, pending=pending)
        second = confirm_import(by=zed, pending=pending)

        assert first == second
        assert Event.objects.filter(verb="import").count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_its_bundle_is_read_before_anybody_who_writes_has_to_wait(
        self, zed: User, record: ProgrammeRecord, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pending = prepare_import(by=zed, record=record)
        waited = []

        def read(data: bytes) -> ProgrammeRecord:
            waited.append(connection.in_atomic_block)
            return unpacked_whole(data)

        monkeypatch.setattr(actions, "unpacked_whole", read)
        confirm_import(by=zed, pending=pending)

        assert waited == [False]

    def test_what_another_version_of_the_site_checked_is_to_be_given_again(
        self, zed: User, record: ProgrammeRecord, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as before:
            before.setattr(packing, "_schemas", lambda: "those of yesterday")
            pending = prepare_import(by=zed, record=record)

        with pytest.raises(Refused, match="read by another version of this site. Upload it again"):
            confirm_import(by=zed, pending=pending)

    def test_what_contradicts_itself_by_the_rules_of_today_does_not_come_in(
        self, zed: User, record: ProgrammeRecord
    ) -> None:
        pending = prepare_import(by=zed, record=of_no_partner(record))

        with pytest.raises(Refused, match="Upload it again"):
            confirm_import(by=zed, pending=pending)

    def test_no_copy_is_kept_after(self, zed: User, record: ProgrammeRecord) -> None:
        pending = prepare_import(by=zed, record=record)

        confirm_import(by=zed, pending=pending)

        pending.refresh_from_db()
        assert bytes(pending.bundle) == b""

    def test_is_refused_when_the_programme_has_changed_meanwhile(
        self, priya: User, farah: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        pending = prepare_import(by=priya, record=retitled(record, "Mine"), into=cocreate)
        write_brief(
            by=farah, project=cocreate.projects.all()[0], based_on_version=1, text="changed meanwhile"
        )

        with pytest.raises(Refused) as refused:
            confirm_import(by=priya, pending=pending)

        assert str(refused.value) == (
            "The programme has changed since you looked at what the import would do. "
            "Nothing was imported. Upload the file again to see what it would do now."
        )
        assert not cocreate.projects.filter(title="Mine").exists()

    def test_of_two_who_import_the_second_looks_again(
        self, priya: User, farah: User, cocreate: Programme, record: ProgrammeRecord
    ) -> None:
        joined_lead = cocreate.memberships.get(person=farah)
        joined_lead.role = ProgrammeLead.code
        joined_lead.save()
        hers = prepare_import(by=priya, record=retitled(record, "Hers"), into=cocreate)
        mine = prepare_import(by=farah, record=retitled(record, "Mine"), into=cocreate)

        confirm_import(by=priya, pending=hers)

        with pytest.raises(Refused, match=r"^The programme has changed since you looked"):
            confirm_import(by=farah, pending=mine)
        assert cocreate.projects.get(identifier="P01").title == "Hers"

    def test_somebody_elses_import_is_not_there(
        self, priya: User, zed: User, record: ProgrammeRecord
    ) -> None:
        pending = prepare_import(by=priya, record=record)

        with pytest.raises(NotYours):
            pending_import_for(zed, pending.token)
        with pytest.raises(NotYours):
            confirm_import(by=zed, pending=pending)

    def test_after_a_day_it_is_gone(self, priya: User, record: ProgrammeRecord) -> None:
        pending = prepare_import(by=priya, record=record)
        PendingImport.objects.update(created_at=timezone.now() - timedelta(hours=25))

        with pytest.raises(NotYours):
            pending_import_for(priya, pending.token)
        prepare_import(by=priya, record=record)
        assert PendingImport.objects.count() == 1


class TestExport:
    def test_that_it_left_is_recorded(self, eve: User, cocreate: Programme) -> None:
        export_bundle(by=eve, programme=cocreate)

        event = Event.objects.first()
        assert event is not None
        counted = {
            "use": "project_team", "accounts": 0, "held_back": 0, "held_back_places": 0, "files": 0,
            "held_back_files": 0,
        }  # fmt: skip
        assert (event.verb, event.by, event.detail) == ("export", eve, counted)

    def test_is_refused_to_who_only_reads(self, colin: User, cocreate: Programme) -> None:
        with pytest.raises(
            Refused,
            match=r"^Only a programme lead or an evaluator can take the whole programme away as a folder",
        ):
            export_bundle(by=colin, programme=cocreate)

    def test_a_lead_of_another_programme_is_a_stranger(self, zed: User, cocreate: Programme) -> None:
        with pytest.raises(NotYours):
            export_bundle(by=zed, programme=cocreate)
