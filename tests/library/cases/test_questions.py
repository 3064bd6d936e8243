"""A question is open until somebody answers it."""

from doingwith.cases.questions import CaseQuestion, open_questions


def test_a_question_without_an_answer_or_with_an_empty_one_is_open() -> None:
    asked = CaseQuestion(id="Q1", text="Who chose the date?", asked_by="ann")
    empty = CaseQuestion(id="Q2", text="Who paid?", asked_by="ann", answer="  ")
    answered = CaseQuestion(id="Q3", text="Who came?", asked_by="ann", answer="Six people.")

    assert open_questions((asked, empty, answered)) == (asked, empty)
