"""A programme leaves for other software: what tellers allow, and what was held back."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.cases.reading_room import judged, marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, joined
from tests.site.tellings import an_account, leaving_hospital, one_account
from tests.site.words import words_of

from doingwith.analysis.integrity import integrity_problems
from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.reading import read_project
from doingwith_site.audit.models import Event
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.models import Case
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.models import UseMade
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_area, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.taken_back import TakenBackPage
from doingwith_site.exchange import other_software
from doingwith_site.exchange.actions import export_to_other_software, import_record, leaving
from doingwith_site.exchange.other_software import Asked
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/export/other-software/"
STORY = "They asked me the same things four times whether I was ready to go home."
TEAM_ONLY = "Nobody on the ward knew who would come to help me on Monday."


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User) -> Case:
    joined(noor, cocreate, Evaluator)
    return read_by(cocreate, eve, noor)


@pytest.fixture
def accounts(cocreate: Programme, case: Case, farah: User) -> tuple[Account, Account]:
    """One for a research archive too, one for the people of the project only."""
    telling = leaving_hospital(farah, cocreate, project=case.project)
    shared = an_account(telling, STORY, uses=(Use.PROJECT_TEAM, Use.RESEARCH_ARCHIVE))[0]
    return shared, an_account(telling, TEAM_ONLY)[0]


@pytest.fixture
def read_twice(case: Case, accounts: tuple[Account, Account], eve: User, noor: User) -> Case:
    """Both have marked and coded, and both readings are in."""
    for account in accounts:
        told = mark_text(by=eve, source=source_of(account.parts.get()), begins=5, ends=25)
        give_code(by=eve, excerpt=told, code=CodeChosen(kind=CodeKind.FACTOR, key="L5"))
    noted = marked(noor, notes_of(case, noor), "the only place", "stairs", f"Compare: {TEAM_ONLY}")
    judged(case, eve, reason="It was pressing.")
    judged(case, noor, reason="Nobody had time.", passages=(noted,))
    for reader in (eve, noor):
        hand_in(by=reader, case=case)
    return case


def taken(by: User, programme: Programme, use: Use, project: str = "") -> bytes:
    return export_to_other_software(by=by, programme=programme, asked=Asked(use=use, project=project))


def export_text(by: User, programme: Programme, project: str) -> str:
    """Every word of the file for a research archive."""
    with ZipFile(BytesIO(taken(by, programme, Use.RESEARCH_ARCHIVE, project))) as file:
        return " ".join(file.read(name).decode(errors="replace") for name in file.namelist())


class TestWhatLeaves:
    def test_is_what_tellers_allow_for_that_use(
        self, read_twice: Case, accounts: tuple[Account, Account], eve: User
    ) -> None:
        data = taken(eve, read_twice.programme, Use.RESEARCH_ARCHIVE)

        found = read_project(data)
        texts = " ".join(one.text or "" for one in (*found.sources, *found.notes))
        assert STORY in texts
        assert "knew who would come" not in texts
        assert "Compare: [words held back]." in texts

    def test_comes_back_as_a_sound_programme_with_every_quote(self, read_twice: Case, eve: User) -> None:
        found = imported(read_project(taken(eve, read_twice.programme, Use.PROJECT_TEAM)))

        assert integrity_problems(found.record) == ()
        assert (found.selections, found.quotes_recovered) == (3, 3)
        assert found.differences == ()
        assert found.lost == {}
        coders = {coding.coder for one in found.record.marked_sources for coding in one.codings}
        assert coders == {"evaluator-01", "evaluator-02"}
        assert len(found.record.accounts) == 2
        assert {code.refers_to for code in found.record.codebook.codes} == {"L5", ""}
        assert found.record.cases[1].readings

    def test_words_refused_in_one_project_do_not_leave_with_another(
        self, read_twice: Case, accounts: tuple[Account, Account], eve: User
    ) -> None:
        programme = read_twice.programme
        Programme.objects.filter(pk=programme.pk).update(
            evaluation=programme.evaluation | {"quoted": f"One said: {TEAM_ONLY}"}
        )
        other = programme.projects.exclude(pk=read_twice.project_id).earliest("pk")

        whole = export_text(eve, programme, "")
        alone = export_text(eve, programme, other.identifier)

        assert "knew who would come" not in whole
        assert "knew who would come" not in alone

    def test_a_file_that_came_with_a_bundle_and_is_not_here_stops_nothing(self, priya: User) -> None:
        programme = import_record(by=priya, record=read_bundle(EXAMPLE))

        assert taken(priya, programme, Use.PROJECT_TEAM)

    def test_a_document_that_quotes_words_taken_back_leaves_no_more(
        self, read_twice: Case, accounts: tuple[Account, Account], eve: User, browser_of: Browser
    ) -> None:
        notes = notes_of(read_twice, eve, f"In the meeting she said: {STORY}")

        withdrawal = withdraw(by=None, agreement=accounts[0].agreement, way=Way.PAGE)

        found = read_project(taken(eve, read_twice.programme, Use.PROJECT_TEAM))
        assert not any(STORY in (one.text or "") for one in found.sources)
        bundle, held = leaving(read_twice.programme, Use.PROJECT_TEAM)
        assert (len(bundle.documents), held.documents) == (1, 1)
        told = TakenBackPage(withdrawal=withdrawal).marked
        assert "1 document quotes your words. It stays with the project and goes nowhere else." in told
        assert "Held back: 1 document that quotes words which were taken back." in words_of(
            browser_of(eve).get(PAGE, {"use": "project_team"})
        )
        assert notes.versions.get().text.endswith(STORY)

    def test_can_be_one_project(self, read_twice: Case, eve: User) -> None:
        identifier = read_twice.project.identifier

        found = imported(read_project(taken(eve, read_twice.programme, Use.PROJECT_TEAM, identifier)))

        assert integrity_problems(found.record) == ()
        assert [project.id for project in found.record.projects] == [identifier]
        assert len(found.record.accounts) == 2
        assert {one.project for one in found.record.cases} == {identifier}

    def test_names_nobody_who_reads_and_no_address(self, read_twice: Case, eve: User, noor: User) -> None:
        found = read_project(taken(eve, read_twice.programme, Use.PROJECT_TEAM))

        told = " ".join(one.text or "" for one in found.notes) + " ".join(one.name for one in found.users)
        for person in (eve, noor):
            assert person.name not in told
            assert person.email not in told

    def test_includes_a_picture_with_its_areas_for_the_team(
        self, cocreate: Programme, case: Case, eve: User, noor: User, farah: User
    ) -> None:
        account = one_account(farah, cocreate)
        Account.objects.filter(pk=account.pk).update(project=case.project)
        part = Account.objects.get(pk=account.pk).parts.get(kind="photo")
        mark_area(by=eve, source=source_of(part), left=1, top=2, right=30, bottom=40)
        for reader in (eve, noor):
            judged(case, reader)
            hand_in(by=reader, case=case)

        found = imported(read_project(taken(eve, cocreate, Use.PROJECT_TEAM)))

        assert part.media is not None
        with part.media.file.open() as stored:
            assert dict(found.files) == {part.media.sha256: stored.read()}
        (excerpt,) = (one for source in found.record.marked_sources for one in source.excerpts)
        assert excerpt.area is not None
        assert (excerpt.area.left, excerpt.area.bottom) == (1, 40)

    def test_nothing_of_an_account_that_the_team_may_not_read_any_more(
        self, read_twice: Case, accounts: tuple[Account, Account], eve: User
    ) -> None:
        """Though its teller still lets a research archive have it: whoever takes the file is of the team."""
        answer_uses(
            by=None, agreement=accounts[0].agreement, answers={Use.PROJECT_TEAM: False},
            said_by=SaidBy.TELLER, way=Way.PAGE,
        )  # fmt: skip

        found = read_project(taken(eve, read_twice.programme, Use.RESEARCH_ARCHIVE))

        assert not any(STORY in (one.text or "") for one in (*found.sources, *found.notes))


class TestThatItLeft:
    def test_is_recorded_in_numbers_and_told_to_each_teller(
        self, read_twice: Case, accounts: tuple[Account, Account], eve: User
    ) -> None:
        taken(eve, read_twice.programme, Use.RESEARCH_ARCHIVE)

        event = Event.objects.filter(noun="other_software").get()
        assert (event.verb, event.by) == ("export", eve)
        assert event.detail == {
            "use": "research_archive", "project": "", "accounts": 1, "sources": 2, "held_back_accounts": 1,
            "held_back_passages": 1, "held_back_documents": 0, "held_back_places": 1, "held_back_files": 0,
        }  # fmt: skip
        told = UseMade.objects.filter(kind=UseKind.EXPORT)
        assert [(use.agreement_id, use.use) for use in told] == [
            (accounts[0].agreement_id, "research_archive")
        ]

    def test_is_refused_to_who_may_not_take_the_programme_away(
        self, farah: User, cocreate: Programme
    ) -> None:
        with pytest.raises(Refused, match="can take the whole programme away as a folder of files"):
            taken(farah, cocreate, Use.PROJECT_TEAM)

    def test_a_stranger_finds_nothing_and_a_project_of_others_is_not_there(
        self, zed: User, eve: User, cocreate: Programme
    ) -> None:
        with pytest.raises(NotYours):
            taken(zed, cocreate, Use.PROJECT_TEAM)
        with pytest.raises(NotYours):
            taken(eve, cocreate, Use.PROJECT_TEAM, "not-there")

    def test_files_that_are_too_large_together_are_answered_in_a_sentence(
        self, cocreate: Programme, case: Case, eve: User, farah: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one_account(farah, cocreate)
        monkeypatch.setattr(other_software, "LARGEST_FILES", 10)

        with pytest.raises(Refused, match="Choose one project at a time"):
            taken(eve, cocreate, Use.PROJECT_TEAM)


class TestThePage:
    def test_says_what_would_leave_and_what_is_held_back(
        self, read_twice: Case, eve: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(eve).get(PAGE))

        assert "Accounts 1 Documents 1 Marked passages 2" in words
        assert (
            "Held back, because their tellers have not agreed to this use (a research archive): 1 account, "
            "with 1 passage and 1 coding." in words
        )
        assert (
            "Goes along as notes, which other software shows as text: the programme with its partners, "
            "its scales, the factor list, what it works with, how it is evaluated, " in words
        )
        assert "2 versions of the theory of change, 25 projects, " in words
        assert "5 cases with their readings" in words

    def test_says_so_when_nothing_is_held_back(
        self, read_twice: Case, eve: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(eve).get(PAGE, {"use": "project_team"}))

        assert (
            "Nothing is held back: every teller agrees to this use (the people working on the project)."
            in words
        )

    def test_gives_the_file_under_a_name_that_says_what_it_is(
        self, read_twice: Case, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(f"{PAGE}file/", {"use": "project_team", "project": "P03"})

        assert answer["Content-Disposition"] == 'attachment; filename="cocreate-P03.qdpx"'
        assert read_project(answer.content).is_ours

    def test_answers_a_use_that_is_none_in_a_sentence_and_takes_nothing(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(f"{PAGE}file/", {"use": "sale", "project": "../x"})

        assert "What is the file for?" in words_of(answer)
        assert not Event.objects.filter(noun="other_software").exists()

    def test_takes_no_more_queries_as_more_is_told(
        self, read_twice: Case, farah: User, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as few:
            browser.get(PAGE)
        telling = read_twice.programme.tellings.get()
        for number in range(5):
            an_account(telling, f"Another story, number {number}.", uses=(Use.PROJECT_TEAM,))
            notes_of(read_twice, farah, f"More notes, number {number}.")

        with CaptureQueriesContext(connection) as many:
            browser.get(PAGE)

        assert len(many) == len(few)
