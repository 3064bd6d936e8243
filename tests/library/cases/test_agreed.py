"""What readers agreed on takes the place of their own judgements, which stay beside it with the dissent."""

from dataclasses import replace
from datetime import date

from doingwith.analysis.frequency import frequency_by_domain
from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.matrix import Cell, case_factor_matrix
from doingwith.analysis.matrix_data import matrix_as_csv, matrix_as_data
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement, AgreedReading, Dissent
from doingwith.cases.case import Case
from doingwith.cases.questions import CaseQuestion
from doingwith.common.judgements import Basis, Sign
from doingwith.reporting.markdown import to_markdown
from doingwith.reporting.programme_report import programme_report


def cell_of(record: ProgrammeRecord, factor: str, case: str = "C1") -> Cell:
    matrix = case_factor_matrix(record)
    row = next(row for row in matrix.rows if row.factor.id == factor)
    return next(cell for cell in row.cells if cell.case.id == case)


def agreeing(record: ProgrammeRecord, *judgements: AgreedJudgement) -> ProgrammeRecord:
    """The record whose first case has just these agreed judgements."""
    first, *others = record.cases
    agreed = AgreedReading(judgements=judgements, agreed_by=("evaluator-a", "evaluator-b"))
    return replace(record, cases=(replace(first, agreed=agreed), *others))


KEPT = Dissent(reader="evaluator-a", reason="the desk was moved at once", sign=Sign.BOTH)
O3 = AgreedJudgement(
    factor="O3", reason="the board comes first", sign=Sign.CONSTRAINING, basis=Basis.EXPLICIT, dissent=(KEPT,)
)


class TestTheMatrix:
    def test_stands_by_what_was_agreed_and_keeps_both_readings(self, example: ProgrammeRecord) -> None:
        without, settled = cell_of(agreeing(example), "O3"), cell_of(agreeing(example, O3), "O3")

        assert (without.signs, without.readers_differ) == ((Sign.BOTH, Sign.CONSTRAINING), True)
        assert (settled.signs, settled.bases, settled.readers_differ) == (
            (Sign.CONSTRAINING,), (Basis.EXPLICIT,), False,
        )  # fmt: skip
        assert [read.reader for read in settled.judgements] == ["evaluator-a", "evaluator-b"]
        assert settled.held[0].reader == "evaluator-a and evaluator-b"

    def test_agreed_that_nothing_is_reported_is_not_reported(self, example: ProgrammeRecord) -> None:
        cell = cell_of(agreeing(example, AgreedJudgement(factor="F6", reason="belongs to C6")), "F6")

        assert not cell.is_reported
        assert len(cell.judgements) == 1

    def test_counts_the_agreed_sign_once(self, example: ProgrammeRecord) -> None:
        def differing(record: ProgrammeRecord) -> int:
            return sum(each.readers_differ for each in frequency_by_domain(record))

        assert differing(agreeing(example)) - differing(agreeing(example, O3)) == 1

    def test_says_so_to_other_programs(self, example: ProgrammeRecord) -> None:
        matrix = case_factor_matrix(agreeing(example, O3))

        cell = next(row for row in matrix_as_data(matrix)["factors"] if row["id"] == "O3")["cells"]["C1"]
        lines = [line for line in matrix_as_csv(matrix).splitlines() if ",O3," in line and "C1" in line]
        assert (cell["sign"], cell["reader"]) == ("-", "evaluator-a and evaluator-b")
        assert cell["agreed"]["dissent"] == [
            {"reader": "evaluator-a", "sign": "+/-", "reason": "the desk was moved at once"}
        ]
        assert [reading["sign"] for reading in cell["readings"]] == ["+/-", "-"]
        assert [line.rpartition(",")[2] for line in lines] == ["yes", "no", "no"]


class TestTheReport:
    def test_shows_the_agreed_judgement_its_dissent_and_both_readings(self, example: ProgrammeRecord) -> None:
        report = to_markdown(programme_report(agreeing(example, O3)))

        assert (
            "The board comes first. evaluator-a still sees it otherwise (both enabling and constraining): "
            "The desk was moved at once."
        ) in report
        assert "The desk at once, the text only after the board" in report
        assert "The board meets in September only" in report


class TestAFinalCase:
    def final(self, record: ProgrammeRecord, answer: str) -> ProgrammeRecord:
        first, *others = record.cases
        question = CaseQuestion(id="Q1", text="Who had the letter?", asked_by="evaluator-a", answer=answer)
        agreed = AgreedReading(agreed_by=("evaluator-a",), agreed_on=date(2025, 9, 24))
        case: Case = replace(first, questions=(question,), agreed=agreed)
        return replace(record, cases=(case, *others))

    def test_has_no_open_question(self, example: ProgrammeRecord) -> None:
        (problem,) = integrity_problems(self.final(example, " "))

        assert (problem.entry, problem.place) == ("cases/C1", ("questions", 0, "answer"))
        assert problem.wrong == "The case is agreed and final, and the question “Q1” is still open."
        assert problem.remedy == "Write the answer, or take “agreed_on” out until it is there."

    def test_is_sound_once_it_is_answered(self, example: ProgrammeRecord) -> None:
        assert integrity_problems(self.final(example, "The clerk.")) == ()
