"""Projects begin with a brief, whose versions and steps are only ever added."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.site.programme import joined

from doingwith.programmes.scales import DesignStage
from doingwith.projects.briefs import Agreement
from doingwith.projects.moves import Move, MoveKind
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.models import User
from doingwith_site.people.roles import Commissioner, Facilitator
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Partner, Programme
from doingwith_site.projects.actions import BriefChanged, add_project, move_project, write_brief
from doingwith_site.projects.models import Brief, Project
from doingwith_site.projects.records import project_value

WORDS = "how young people want to be asked"


@pytest.fixture
def programme(priya: User) -> Programme:
    return create_programme(by=priya, name="Better Together")


@pytest.fixture
def project(farah: User, programme: Programme) -> Project:
    joined(farah, programme, Facilitator)
    return add_project(
        by=farah, programme=programme, title="Asking well", brief=WORDS, new_partner="Invented Council"
    )


class TestAdd:
    def test_begins_with_the_first_version_of_its_brief(self, farah: User, project: Project) -> None:
        value = project_value(project)

        assert (value.id, value.title, value.partner) == ("P01", "Asking well", "partner-01")
        assert [(brief.version, brief.text) for brief in value.briefs] == [(1, WORDS)]
        assert project.briefs.get().recorded_by == farah

    def test_is_at_no_stage_that_anybody_reported(self, project: Project) -> None:
        assert (project.stage, project.status, project.halt) == ("", "", "")
        assert not project_value(project).standing.is_reported

    def test_takes_one_of_the_programmes_partners(self, farah: User, project: Project) -> None:
        second = add_project(
            by=farah, programme=project.programme, title="More", brief=WORDS, partner=project.partner
        )

        assert (second.identifier, second.partner, second.position) == ("P02", project.partner, 1)

    def test_takes_no_partner_of_another_programme(self, priya: User, farah: User, project: Project) -> None:
        other = create_programme(by=priya, name="Another")
        foreign = Partner.objects.create(programme=other, identifier="p", name="P", position=0)

        with pytest.raises(Refused, match=r"^Choose one of the programme's partners, or name a new one\.$"):
            add_project(by=farah, programme=project.programme, title="More", brief=WORDS, partner=foreign)

    def test_is_refused_to_who_only_reads(self, colin: User, programme: Programme) -> None:
        joined(colin, programme, Commissioner)

        with pytest.raises(Refused, match=r"^Only a programme lead or a facilitator can add a project\."):
            add_project(by=colin, programme=programme, title="T", brief=WORDS, new_partner="P")

    def test_is_nothing_a_stranger_finds(self, zed: User, programme: Programme) -> None:
        with pytest.raises(NotYours):
            add_project(by=zed, programme=programme, title="T", brief=WORDS, new_partner="P")


class TestWriteBrief:
    def test_adds_a_version_and_leaves_the_old_one(self, farah: User, project: Project) -> None:
        brief = write_brief(
            by=farah,
            project=project,
            based_on_version=1,
            text="how everyone wants to be asked",
            asked_by="commissioner",
            reason="the work grew",
            agreement=Agreement.AGREED,
            agreed_by=["commissioner", "facilitator"],
        )

        project.refresh_from_db()
        assert [old.text for old in project.briefs.all()] == [WORDS, "how everyone wants to be asked"]
        assert (brief.version, brief.dated_on) == (2, timezone.localdate())
        assert project.brief_text == "how everyone wants to be asked"

    def test_that_nobody_could_agree_is_a_valid_end(self, farah: User, project: Project) -> None:
        write_brief(
            by=farah,
            project=project,
            based_on_version=1,
            text=WORDS,
            agreement=Agreement.COULD_NOT_AGREE,
        )

        assert project_value(project).brief.agreement is Agreement.COULD_NOT_AGREE

    def test_loses_neither_text_when_two_people_write(
        self, priya: User, farah: User, project: Project
    ) -> None:
        write_brief(by=priya, project=project, based_on_version=1, text="hers")

        with pytest.raises(BriefChanged) as refused:
            write_brief(by=farah, project=project, based_on_version=1, text="mine")

        assert str(refused.value) == (
            "The brief was changed while you wrote: it is now at version 2. "
            "Both texts are below. Put them together and save again."
        )
        assert (refused.value.latest.text, refused.value.yours) == ("hers", "mine")
        assert project.briefs.count() == 2

    def test_keeps_words_out_of_the_log(self, farah: User, project: Project) -> None:
        write_brief(by=farah, project=project, based_on_version=1, text="secret words", reason="secret")

        assert Event.objects.first().detail == {  # type: ignore[union-attr]
            "version": 2,
            "agreement": "not_reported",
        }

    def test_a_stored_brief_is_never_saved_again(self, project: Project) -> None:
        brief = project.briefs.get()
        brief.text = "something else"

        with pytest.raises(RuntimeError, match=r"^A stored Brief is never changed\. Add a new one\.$"):
            brief.save()

    def test_the_database_holds_one_brief_a_version(self, project: Project) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Brief.objects.create(project=project, version=1, text="again")


class TestMove:
    def test_adds_a_step_and_repeats_where_the_project_stands(self, farah: User, project: Project) -> None:
        move_project(by=farah, project=project, move=Move(kind=MoveKind.FORWARD, to=DesignStage.DEFINE))
        move_project(by=farah, project=project, move=Move(kind=MoveKind.STOP, reasons=("money went",)))

        project.refresh_from_db()
        assert (project.stage, project.status, project.halt) == ("define", "entered", "stop")
        assert [step.number for step in project.moves.all()] == [1, 2]
        assert project_value(project).standing.halt == project_value(project).path[1]

    def test_says_which_part_somebody_plays_and_not_who_they_are(self, farah: User, project: Project) -> None:
        move_project(by=farah, project=project, move=Move(kind=MoveKind.FORWARD, to=DesignStage.DEFINE))

        assert project_value(project).path[0].recorded_by == "facilitator"
        assert project.moves.get().recorded_by == farah

    def test_refuses_what_cannot_be_with_its_sentence(self, farah: User, project: Project) -> None:
        with pytest.raises(
            Refused, match=r"^No stage of this project is reported, so it cannot move back\. Say first where"
        ):
            move_project(
                by=farah,
                project=project,
                move=Move(kind=MoveKind.BACK, to=DesignStage.DEFINE, reasons=("x",)),
            )

        assert not project.moves.exists()

    def test_is_taken_up_again_after_a_stop(self, farah: User, project: Project) -> None:
        move_project(by=farah, project=project, move=Move(kind=MoveKind.FORWARD, to=DesignStage.DEFINE))
        move_project(by=farah, project=project, move=Move(kind=MoveKind.STOP, reasons=("money went",)))
        move_project(by=farah, project=project, move=Move(kind=MoveKind.RESUME))

        project.refresh_from_db()
        assert (project.stage, project.halt) == ("define", "")

    def test_is_refused_to_who_only_reads(self, colin: User, project: Project) -> None:
        joined(colin, project.programme, Commissioner)

        with pytest.raises(Refused, match=r"^Only a programme lead or a facilitator can move a project on"):
            move_project(by=colin, project=project, move=Move(kind=MoveKind.STOP, reasons=("x",)))
