"""How far readers agree: the disagreements first, and only of readings that are open."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.cases.reading_room import judged, marked, notes_of, read_by, readings_in
from tests.site.conftest import Browser
from tests.site.programme import example_record, joined, stored
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.analysis.marked_texts import marked_texts
from doingwith.analysis.passage_agreement import passage_agreement
from doingwith.common.judgements import Sign
from doingwith.consent.uses import SaidBy, Use, Way
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.analysis.records.marks import marked_texts_for
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.models import Case
from doingwith_site.cases.queries import cases_of
from doingwith_site.consent.actions import answer_uses
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, Document
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/agreement/"


def test_says_when_no_case_was_read_by_two(cocreate: Programme, eve: User, browser_of: Browser) -> None:
    words = words_of(browser_of(eve).get(PAGE))

    assert "No case has been read by two people yet, so nothing can be said of agreement." in words
    assert "Open a case and choose two people to read it." in words
    assert "more than chance" not in words


def test_counts_nothing_of_readings_that_are_not_in(
    cocreate: Programme, eve: User, noor: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    judged(read_by(cocreate, eve, noor), noor, reason="quokkareason")

    words = words_of(browser_of(eve).get(PAGE))

    assert "No case has been read by two people yet" in words
    assert "quokkareason" not in words


def test_shows_disagreements_before_figures(
    cocreate: Programme, eve: User, noor: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING}, factor="O2")

    words = words_of(browser_of(eve).get(PAGE))

    assert words.index("Evaluator-01 + enabling So Eve Lindqvist thought.") < words.index("Krippendorff")
    assert "By pair of readers" in words


def test_figures_have_their_names_and_a_difference_leads_to_the_factor(
    cocreate: Programme, eve: User, noor: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING}, factor="O2")

    page = browser_of(eve).get(PAGE).content.decode()

    assert 'href="/programmes/cocreate/cases/CS2/factors/O2/"' in page
    for name in ("Alike", "Share", "Krippendorff&#x27;s alpha", "Gwet&#x27;s AC1", "Cohen&#x27;s kappa"):
        assert f'data-label="{name}"' in page


def test_the_invented_programme_has_the_figures_of_the_command(eve: User, browser_of: Browser) -> None:
    record = example_record()
    programme = stored(record, eve)
    cases = record_of_cases(programme, list(cases_of(programme))).cases
    found = marked_texts_for(programme.memberships.get(person=eve), cases)
    of_the_bundle = passage_agreement(record.cases, marked_texts(record), record.factor_list)

    assert passage_agreement(cases, found, record.factor_list) == of_the_bundle

    page = browser_of(eve).get("/programmes/lantern-vale/agreement/")
    words = words_of(page)

    assert "0.497 (nominal; 95 % interval 0.234 to 0.749)" in words
    assert (
        page.content.decode().count("Only one reader judged anything, so there is nothing to compare.") == 3
    )
    assert "8 sources that both marked. Left out: 2 sources that only one of them marked." in words
    assert "Where, whatever the code 12 11 8 0.627 0.628" in words
    assert "Unit passage: Krippendorff's alpha, unitizing, Krippendorff and others 2016." in words
    assert "1 is full agreement, 0 is no more than chance, and below 0 is less than chance." in words


def test_clauses_and_outcomes_are_named_in_words(eve: User, browser_of: Browser) -> None:
    stored(example_record(), eve)

    words = words_of(browser_of(eve).get("/programmes/lantern-vale/agreement/"))

    assert "Clause: Somebody who can decide is in the room 1 0 1" in words
    assert "Outcome: The desk was moved 0 1 1" in words
    assert "s1.when1" not in words


def both_marked(case: Case, notes: Document, eve: User, noor: User) -> None:
    for reader in (eve, noor):
        marked(reader, notes, "quokka", "L5")
        judged(case, reader)


def test_passages_count_once_both_readings_are_in_and_no_word_of_them_is_shown(
    cocreate: Programme, eve: User, noor: User, farah: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    case = read_by(cocreate, eve, noor)
    notes = notes_of(case, farah, "A quokka came to the zebra.")
    both_marked(case, notes, eve, noor)
    marked(noor, notes, "zebra", "zebracode")
    browser = browser_of(farah)
    hand_in(by=eve, case=case)

    assert "Marked passages" not in words_of(browser.get(PAGE))

    hand_in(by=noor, case=case)
    with CaptureQueriesContext(connection) as queries:
        words = words_of(browser.get(PAGE))

    assert "1 source that both marked." in words
    assert "Where, whatever the code 1 2 1" in words
    assert "quokka" not in words
    assert "zebra" not in words
    marked(eve, notes_of(case, farah, "Another quokka came."), "quokka", "L5")
    with CaptureQueriesContext(connection) as more:
        assert "Left out: 1 source that only one of them marked." in words_of(browser.get(PAGE))
    assert len(more) == len(queries)


def told_and_marked(case: Case, farah: User, *readers: User) -> Account:
    account = an_account(leaving_hospital(farah, case.programme, project=case.project), "A quokka came.")[0]
    for reader in readers:
        excerpt = mark_text(by=reader, source=source_of(account.parts.get()), begins=2, ends=8)
        give_code(by=reader, excerpt=excerpt, code=CodeChosen(kind=CodeKind.FACTOR, key="L5"), memo="")
    return account


def test_what_tellers_do_not_allow_and_who_may_not_read_it_is_not_counted(
    cocreate: Programme, eve: User, noor: User, farah: User, colin: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    case = readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.ENABLING})
    account = told_and_marked(case, farah, eve, noor)
    nothing = "Neither of them gave a code to a passage of a text."

    assert "1 source that both marked." in words_of(browser_of(eve).get(PAGE))
    assert nothing in words_of(browser_of(colin).get(PAGE))

    answers = dict.fromkeys(Use, False)
    answer_uses(by=None, agreement=account.agreement, answers=answers, said_by=SaidBy.TELLER, way=Way.PAGE)
    assert nothing in words_of(browser_of(eve).get(PAGE))
