"""What readers here agreed on stands in the record, the pages, the report and the bundle; so do questions."""

import pytest
from tests.site.cases.reading_room import readings_in
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.words import words_of

from doingwith.analysis.matrix import case_factor_matrix
from doingwith.cases.agreed import AgreedJudgement, Dissent
from doingwith.cases.case import Case as CaseValue
from doingwith.common.judgements import Basis, Sign
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.analysis.queries import count_reports
from doingwith_site.analysis.records import programme_record
from doingwith_site.cases.actions.comparing import (
    answer_question,
    ask_question,
    finish_case,
    propose,
    speak,
)
from doingwith_site.cases.models import Case
from doingwith_site.cases.queries import factor_in
from doingwith_site.cases.records import case_value
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.exchange.plans import plan_import
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

AGREED = AgreedJudgement(
    factor="L5",
    reason="The report says both.",
    sign=Sign.BOTH,
    basis=Basis.EXPLICIT,
    dissent=(Dissent(reader="evaluator-02", reason="I see only the pressure.", sign=Sign.CONSTRAINING),),
)


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User) -> Case:
    """CS2, in which Eve and Noor read L5 otherwise, agreed on both signs, and Noor keeps her own."""
    joined(noor, cocreate, Evaluator)
    return readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING})


def agree(case: Case, eve: User, noor: User) -> None:
    factor = factor_in(case.programme, "L5")
    propose(
        by=eve, case=case, factor=factor, sign=Sign.BOTH, basis=Basis.EXPLICIT, reason="The report says both."
    )
    speak(by=noor, case=case, factor=factor, number=1, agrees=False, reason="I see only the pressure.")


def value_of(case: Case) -> CaseValue:
    return case_value(Case.objects.select_related("project", "programme").get(pk=case.pk))


def test_nothing_is_agreed_before_every_reader_has_spoken(case: Case, eve: User) -> None:
    propose(
        by=eve, case=case, factor=factor_in(case.programme, "L5"), sign=Sign.BOTH, basis=Basis.EXPLICIT,
        reason="The report says both.",
    )  # fmt: skip

    assert value_of(case).agreed is None


def test_what_is_agreed_stands_in_the_record_with_its_dissent(case: Case, eve: User, noor: User) -> None:
    agree(case, eve, noor)

    value = value_of(case)
    assert value.agreed is not None
    assert (value.agreed.judgements, value.agreed.agreed_on) == ((AGREED,), None)
    assert value.agreed.agreed_by == ("evaluator-01", "evaluator-02")
    signs = {reading.reader: reading.judgements() for reading in value.readings}
    assert signs["evaluator-01"][0].sign is Sign.ENABLING


def test_the_matrix_the_counts_and_the_page_stand_by_it(
    case: Case, eve: User, noor: User, browser_of: Browser
) -> None:
    before = count_reports(case.programme).signs("L5")
    agree(case, eve, noor)

    matrix = case_factor_matrix(programme_record(case.programme))
    row = next(row for row in matrix.rows if row.factor.id == "L5")
    (cell,) = (cell for cell in row.cells if cell.case.id == "CS2")
    assert cell.signs == (Sign.BOTH,)
    after = count_reports(case.programme).signs("L5")
    assert before[Sign.CONSTRAINING] - after.get(Sign.CONSTRAINING, 0) == 1
    assert after[Sign.BOTH] - before.get(Sign.BOTH, 0) == 1
    page = browser_of(eve).get("/programmes/cocreate/cases/CS2/")
    assert page.content.decode().count('class="differs settled"') == 1
    words = words_of(page)
    assert (
        "They agreed on: both enabling and constraining. The report says both. "
        "evaluator-02 still sees it otherwise: I see only the pressure."
    ) in words


def test_a_final_case_says_the_day_and_comes_back_whole_from_a_bundle(
    case: Case, priya: User, eve: User, noor: User, farah: User
) -> None:
    programme = case.programme
    agree(case, eve, noor)
    ask_question(by=noor, case=case, text="Who wrote the timetable?", factor=factor_in(programme, "L5"))
    answer_question(by=farah, case=case, number=1, answer="The council.")
    finish_case(by=eve, case=case)

    record = check_files(read_zip(export_bundle(by=priya, programme=programme))).record

    assert record is not None
    told = record.case_of_project[case.project.identifier]
    assert told.agreed is not None
    assert told.agreed.agreed_on is not None
    assert told.agreed.judgements == (AGREED,)
    assert [(one.id, one.asked_by, one.answered_by) for one in told.questions] == [
        ("Q1", "evaluator-02", "facilitator")
    ]
    assert plan_import(priya, programme, record).changes_nothing
    programme.delete()
    again = import_record(by=priya, record=record)
    assert programme_record(again).case_of_project[case.project.identifier].agreed == told.agreed
