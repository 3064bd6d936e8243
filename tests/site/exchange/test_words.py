"""People's words in and out through a bundle: added, never written over, only as their tellers allow."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.cases.reading_room import judged, marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Answer
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith.evidence.accounts import Account as AccountValue
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.models import Judgement, SearchText
from doingwith_site.cases.queries import case_in
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.models import Agreement, UseMade, Withdrawal
from doingwith_site.consent.withdrawals import ask_to_withdraw, finish, withdraw
from doingwith_site.evidence.actions.parts import correct_part
from doingwith_site.evidence.models import Account, AccountPart, Code, Document, Excerpt, Telling
from doingwith_site.exchange.actions import (
    confirm_import,
    export_bundle,
    import_record,
    plan_of,
    prepare_import,
)
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.packing import unpacked
from doingwith_site.exchange.plans import plan_import
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

GONE = "1 account in the bundle was taken back by who told it, and does not come back: W1."


@pytest.fixture
def record() -> ProgrammeRecord:
    return read_bundle(EXAMPLE)


@pytest.fixture
def example(priya: User, eve: User, record: ProgrammeRecord) -> Programme:
    programme = import_record(by=priya, record=record)
    joined(eve, programme, Evaluator)
    return programme


def agreement_of(programme: Programme, account: str) -> Agreement:
    return programme.agreements.get(identifier=account)


def with_account(record: ProgrammeRecord, account: AccountValue) -> ProgrammeRecord:
    others = tuple(account if one.id == account.id else one for one in record.accounts)
    return replace(record, accounts=others)


def answered(record: ProgrammeRecord, name: str, *more: Answer) -> ProgrammeRecord:
    account = record.account_by_id[name]
    agreement = replace(account.agreement, answers=(*account.agreement.answers, *more))
    return with_account(record, replace(account, agreement=agreement))


def exported(by: User, programme: Programme, use: Use = Use.PROJECT_TEAM) -> ProgrammeRecord:
    check = check_files(read_zip(export_bundle(by=by, programme=programme, use=use)))
    assert check.problems == ()
    assert check.record is not None
    return check.record


class TestIn:
    def test_everything_becomes_a_row_that_can_be_read_searched_and_taken_back(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        assert (Telling.objects.count(), Account.objects.count(), Document.objects.count()) == (2, 6, 4)
        assert (Excerpt.objects.count(), Code.objects.count(), Withdrawal.objects.count()) == (20, 16, 1)
        page = words_of(browser.get("/programmes/lantern-vale/accounts/W2/"))
        assert "Told in person and written down by community journalist, word for word, read back" in page
        assert "The recording itself is not kept here." in page
        found = words_of(browser.get("/programmes/lantern-vale/search/", {"q": "canal"}))
        assert "1 place found." in found
        passage = Excerpt.objects.get(identifier="e19")
        told = words_of(browser.get(f"/programmes/lantern-vale/excerpts/{passage.token}/"))
        assert "We told the council in 2019 as well." in told
        assert "Marked by somebody before it came here" in told
        assert "Past relationship between organisation and people evaluator-a" in told

    def test_a_judgement_keeps_what_it_rests_on_in_its_order(self, example: Programme) -> None:
        judgement = Judgement.objects.get(
            reading__case__identifier="C1", reading__reader="evaluator-a", factor__identifier="T4"
        )

        through = Judgement.excerpts.through.objects.filter(judgement=judgement).order_by("pk")
        assert [row.excerpt.identifier for row in through] == ["e17", "e10"]

    def test_the_same_again_changes_nothing(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        plan = plan_import(priya, example, record)

        assert plan.changes_nothing
        assert (plan.conflicts, plan.stays_away) == ((), ())

    def test_an_account_that_is_new_is_added_beside_the_others(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        keys = set(Account.objects.values_list("pk", flat=True))
        more = replace(record.account_by_id["B1"], id="B2")

        import_record(by=priya, record=replace(record, accounts=(*record.accounts, more)), into=example)

        assert keys < set(Account.objects.values_list("pk", flat=True))
        assert Account.objects.get(identifier="B2").parts.get().text.startswith("I finish at half past ten")

    def test_a_document_of_no_project_is_the_whole_programmes_and_leaves_as_that(
        self, priya: User, record: ProgrammeRecord
    ) -> None:
        first, *others = record.documents
        loose = in_canonical_order(replace(record, documents=(replace(first, project=None), *others)))

        programme = import_record(by=priya, record=loose)

        row = programme.documents.get(project=None)
        assert (row.identifier, row.title) == (first.id, first.title)
        again = in_canonical_order(whole_record(programme))
        assert again.document_by_id[first.id] == loose.document_by_id[first.id]
        assert again.marked_sources == loose.marked_sources
        assert export_bundle(by=priya, programme=programme) == export_bundle(by=priya, programme=programme)


class TestNothingIsWrittenOver:
    def test_other_words_of_an_account_are_refused(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        account = record.account_by_id["B1"]
        part = replace(account.parts[0], text="I never said that. " + account.parts[0].text)
        other = with_account(record, replace(account, parts=(part,)))
        other = replace(other, marked_sources=tuple(m for m in other.marked_sources if m.id != "B1"))
        cited = {"e18", "e19"}
        cases = tuple(case for case in other.cases if not cited & set(str(case)))

        plan = plan_import(priya, example, replace(other, cases=cases))

        assert plan.conflicts[0] == (
            "Account B1: the bundle tells it otherwise than it stands here. Nothing that was told or kept "
            "is written over by an import: its teller corrects it, with their code or through whoever "
            "writes for them. Take the account out of the bundle."
        )

    def test_other_texts_of_documents_tellings_and_codes_are_refused(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        other = replace(
            record,
            documents=(replace(record.documents[0], title="Another"), *record.documents[1:]),
            tellings=(replace(record.tellings[0], why="Another"), *record.tellings[1:]),
            codebook=replace(
                record.codebook,
                codes=(replace(record.codebook.codes[0], memo="Another"), *record.codebook.codes[1:]),
            ),
        )

        assert plan_import(priya, example, other).conflicts == (
            f"Telling {record.tellings[0].id}: the bundle tells it otherwise than it stands here. Nothing "
            "that was told or kept is written over by an import: give the bundle's another id.",
            "Code waiting: the bundle tells it otherwise than it stands here. Nothing that was told or kept "
            "is written over by an import: give the bundle's another id.",
            "Document D1: the bundle tells it otherwise than it stands here. Nothing that was told or kept "
            "is written over by an import: give the bundle's text the next version number, or another id.",
        )

    def test_a_document_grows_by_a_version(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        first, *others = record.documents
        second = replace(first.versions[-1], version=3, text="A third version")
        grown = replace(record, documents=(replace(first, versions=(*first.versions, second)), *others))

        import_record(by=priya, record=grown, into=example)

        texts = Document.objects.get(identifier="D1").versions.values_list("number", "text")
        assert list(texts)[-1] == (3, "A third version")
        assert plan_import(priya, example, record).changes_nothing

    def test_a_bundle_can_add_a_no_and_never_a_yes(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        said = {"said_by": SaidBy.TELLER, "on": date(2025, 11, 1)}
        wider = answered(record, "B1", Answer(use=Use.QUOTE_WITH_NAME, agrees=True, **said))  # type: ignore[arg-type]
        narrower = answered(record, "B1", Answer(use=Use.PUBLIC, agrees=False, **said))  # type: ignore[arg-type]

        assert plan_import(priya, example, wider).conflicts == (
            "Account B1: what its teller allows is told otherwise in the bundle. Only its teller allows "
            "more, with their code or through whoever writes for them; a bundle can only add a no. Take the "
            "account out of the bundle.",
        )
        import_record(by=priya, record=narrower, into=example)

        assert whole_record(example).account_by_id["B1"] == narrower.account_by_id["B1"]

    def test_a_no_said_here_stays_when_an_old_bundle_comes(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        answer_uses(
            by=None, agreement=agreement_of(example, "B1"), answers={Use.PUBLIC: False},
            said_by=SaidBy.TELLER, way=Way.PAGE,
        )  # fmt: skip

        plan = plan_import(priya, example, record)

        assert (plan.conflicts, plan.changes_nothing) == ((), True)

    def test_what_a_teller_corrected_stays_corrected(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        correct_part(by=None, part=AccountPart.objects.get(account__identifier="B1"), text="I take a taxi.")

        import_record(by=priya, record=record, into=example)

        assert plan_import(priya, example, record).stays_away == (
            "The teller of B1 has changed it since the bundle was made. Their newer words stay, and what the "
            "bundle marks in the old ones does not come.",
        )
        assert AccountPart.objects.get(account__identifier="B1").text == "I take a taxi."
        assert not Excerpt.objects.filter(identifier__in=["e18", "e19"]).exists()


def without_w1(left: ProgrammeRecord, record: ProgrammeRecord) -> ProgrammeRecord:
    """What left, with W1 taken back since."""
    stone = Tombstone(id="W1", withdrawn_on=date(2025, 11, 2), told_on=date(2025, 4, 10))
    return replace(
        left,
        accounts=tuple(one for one in left.accounts if one.id != "W1"),
        tombstones=(*record.tombstones, stone),
        marked_sources=tuple(one for one in left.marked_sources if one.id != "W1"),
        cases=(),
        logic_models=(),
        contributions=(),
    )


class TestTakenBack:
    def test_an_old_bundle_never_brings_it_back_and_is_not_even_kept_to_wait(
        self, priya: User, example: Programme, record: ProgrammeRecord, browser_of: Browser
    ) -> None:
        withdraw(by=None, agreement=agreement_of(example, "W1"), way=Way.PAGE)

        pending = prepare_import(by=priya, record=record, into=example)

        assert "eleven weeks" not in str(unpacked(bytes(pending.bundle)))
        assert plan_of(pending).stays_away == (GONE,)
        page = words_of(browser_of(priya).get(f"/import/{pending.token}/"))
        assert GONE in page
        confirm_import(by=priya, pending=pending)
        assert not Account.objects.filter(identifier="W1").exists()
        assert not SearchText.objects.filter(body__contains="eleven weeks").exists()
        assert not Excerpt.objects.filter(identifier__in=["e1", "e2", "e3"]).exists()
        lost = Judgement.objects.filter(evidence_withdrawn__gt=0)
        assert {row.factor.identifier for row in lost} == {"C9", "C12"}

    def test_nor_when_the_programme_was_removed_meanwhile(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        withdraw(by=None, agreement=agreement_of(example, "W1"), way=Way.PAGE)
        example.delete()

        again = import_record(by=priya, record=record)

        assert plan_import(priya, None, record).stays_away == (GONE,)
        assert not again.accounts.filter(identifier="W1").exists()
        assert "W1" not in exported(priya, again).account_by_id

    def test_a_tombstone_in_the_bundle_takes_it_back_here(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        pending = prepare_import(by=priya, record=without_w1(exported(priya, example), record), into=example)

        with CaptureQueriesContext(connection) as asked:
            confirm_import(by=priya, pending=pending)

        imports = [one["sql"] for one in asked.captured_queries if "exchange_pendingimport" in one["sql"]]
        assert '"imported_into_id" IS NULL ORDER BY' in imports[0]
        assert connection.vendor == "sqlite" or "FOR UPDATE" in imports[0]
        assert not Account.objects.filter(identifier="W1").exists()
        assert Withdrawal.objects.get(identifier="W1").erased_at is not None
        assert not SearchText.objects.filter(body__contains="eleven weeks").exists()
        lost = Judgement.objects.filter(evidence_withdrawn__gt=0)
        assert {row.factor.identifier for row in lost} == {"C9", "C12"}

    def test_what_somebody_asked_to_take_back_already_is_left_to_them(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        pending = prepare_import(by=priya, record=without_w1(exported(priya, example), record), into=example)
        ask_to_withdraw(by=None, agreement=agreement_of(example, "W1"), way=Way.PAGE)
        PendingImport.objects.update(seen=plan_of(pending).seen)

        confirm_import(by=priya, pending=pending)

        assert Withdrawal.objects.get(identifier="W1").erased_at is None
        finish()
        assert not Account.objects.filter(identifier="W1").exists()

    def test_bundles_that_wait_go_when_words_are_taken_back(
        self, priya: User, example: Programme, record: ProgrammeRecord
    ) -> None:
        prepare_import(by=priya, record=record, into=example)
        prepare_import(by=priya, record=record)

        withdraw(by=None, agreement=agreement_of(example, "W1"), way=Way.PAGE)

        assert not PendingImport.objects.exists()


class TestOut:
    def test_holds_what_its_tellers_allow_for_that_use(self, eve: User, example: Programme) -> None:
        def told(use: Use) -> list[str]:
            return list(exported(eve, example, use).account_by_id)

        assert told(Use.PROJECT_TEAM) == ["B1", "W1", "W2", "W3", "W4", "W6"]
        assert told(Use.PUBLIC) == ["B1", "W1"]
        assert told(Use.RESEARCH_ARCHIVE) == ["B1"]

    def test_an_account_that_is_held_stays_and_its_teller_sees_the_others_leave(
        self, eve: User, example: Programme
    ) -> None:
        Agreement.objects.filter(identifier="B1").update(held_since=timezone.now())

        left = exported(eve, example)

        assert list(left.account_by_id) == ["W1", "W2", "W3", "W4", "W6"]
        assert all(source.id != "B1" for source in left.marked_sources)
        made = UseMade.objects.filter(kind=UseKind.EXPORT, published=True, place="bundle")
        assert sorted(made.values_list("agreement__identifier", flat=True)) == list(left.account_by_id)

    def test_the_page_counts_what_is_held_back(
        self, eve: User, example: Programme, browser_of: Browser
    ) -> None:
        Agreement.objects.filter(identifier="B1").update(held_since=timezone.now())

        page = words_of(browser_of(eve).get("/programmes/lantern-vale/export/"))

        assert "The people working on the project 1 account of 6 is held back, for want of a yes" in page
        assert "Anyone, such as on a website 5 accounts of 6 are held back, for want of a yes" in page

    def test_an_unknown_use_is_answered_with_a_sentence(
        self, eve: User, example: Programme, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post("/programmes/lantern-vale/export/file/", {"use": "advertising"})

        assert answer.status_code == 200
        assert "Choose one of the uses that are listed." in words_of(answer)

    def test_what_readers_still_hide_stays_and_comes_along_once_all_are_in(
        self, priya: User, eve: User, noor: User, farah: User, cocreate: Programme
    ) -> None:
        joined(noor, cocreate, Evaluator)
        case = case_in(cocreate, "CS2")
        passage = marked(noor, notes_of(case, farah), "café", "quokkacode", "quokkamemo")
        read_by(cocreate, eve, noor)
        for reader, passages in ((noor, (passage,)), (eve, ())):
            judged(case, reader, passages=passages)
        hidden = exported(eve, cocreate)

        for reader in (eve, noor):
            hand_in(by=reader, case=case)
        opened = exported(eve, cocreate)

        assert (hidden.marked_sources, hidden.codebook.codes) == ((), ())
        (source,) = opened.marked_sources
        assert source.codings[0].memo == "quokkamemo"
        assert source.codings[0].coder.startswith("evaluator-")
        assert "Noor" not in str(source)
        assert opened.codebook.codes[0].label == "quokkacode"
        readings = opened.case_of_project[case.project.identifier].readings
        cited = [one.excerpts for reading in readings for one in reading.judgements() if one.excerpts]
        assert cited == [(str(passage.token),)]

    def test_what_was_told_and_made_here_comes_back_as_the_same_record(
        self, priya: User, eve: User, noor: User, farah: User, cocreate: Programme
    ) -> None:
        joined(noor, cocreate, Evaluator)
        case = case_in(cocreate, "CS2")
        telling = leaving_hospital(farah, cocreate, project=case.project)
        an_account(telling, "Nobody rang for a fortnight.", uses=(Use.PROJECT_TEAM, Use.PUBLIC))
        passage = marked(noor, notes_of(case, farah), "café", "quokkacode", "quokkamemo")
        read_by(cocreate, eve, noor)
        for reader in (noor, eve):
            judged(case, reader, passages=(passage,) if reader == noor else ())
        for reader in (noor, eve):
            hand_in(by=reader, case=case)
        before = exported(priya, cocreate)
        assert plan_import(priya, cocreate, before).changes_nothing
        cocreate.delete()

        again = import_record(by=priya, record=before)

        assert exported(priya, again) == before
