"""One function decides what may be done with words, in every case there is."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.consent.agreements import (
    Agreement,
    Answer,
    agreed_uses,
    allowed_uses,
    may_be_used,
    may_use,
    needs_guardian,
)
from doingwith.consent.uses import AgeBand, SaidBy, Use

TELLER, GUARDIAN = SaidBy.TELLER, SaidBy.GUARDIAN
ANSWERS = st.builds(Answer, use=st.sampled_from(Use), agrees=st.booleans(), said_by=st.sampled_from(SaidBy))
AGREEMENTS = st.builds(
    Agreement,
    answers=st.lists(ANSWERS, max_size=12).map(tuple),
    age=st.sampled_from(AgeBand),
    understands=st.sampled_from([None, True, False]),
    is_held=st.booleans(),
    is_withdrawn=st.booleans(),
)


def said(agrees: bool, said_by: SaidBy, use: Use = Use.PROJECT_TEAM) -> Answer:
    return Answer(use=use, agrees=agrees, said_by=said_by)


@pytest.mark.parametrize(
    ("age", "understands", "asked"),
    [
        (AgeBand.UNDER_13, None, True),
        (AgeBand.UNDER_13, True, True),
        (AgeBand.UNDER_13, False, True),
        (AgeBand.FROM_13, None, False),
        (AgeBand.FROM_13, True, False),
        (AgeBand.FROM_13, False, True),
        (AgeBand.FROM_16, False, True),
        (AgeBand.FROM_16, None, False),
        (AgeBand.ADULT, False, False),
        (AgeBand.NOT_SAID, False, False),
    ],
)
def test_a_guardian_is_asked_for_a_child_and_for_whoever_does_not_understand_yet(
    age: AgeBand, understands: bool | None, asked: bool
) -> None:
    assert needs_guardian(Agreement(age=age, understands=understands)) is asked


def test_a_childs_no_is_a_no_whatever_a_guardian_says() -> None:
    agreement = Agreement(age=AgeBand.UNDER_13, answers=(said(False, TELLER), said(True, GUARDIAN)))

    assert not may_use(agreement, Use.PROJECT_TEAM)


def test_what_nobody_was_asked_is_not_agreed_to() -> None:
    assert allowed_uses(Agreement()) == frozenset()


def test_the_last_answer_counts() -> None:
    agreement = Agreement(answers=(said(True, TELLER), said(False, TELLER), said(True, TELLER)))

    assert allowed_uses(agreement) == {Use.PROJECT_TEAM}


@pytest.mark.parametrize(("is_held", "is_withdrawn"), list(product((True, False), repeat=2)))
def test_nothing_is_done_while_a_worry_is_looked_into_or_after_withdrawal(
    is_held: bool, is_withdrawn: bool
) -> None:
    agreement = Agreement(answers=(said(True, TELLER),), is_held=is_held, is_withdrawn=is_withdrawn)

    assert may_use(agreement, Use.PROJECT_TEAM) is not (is_held or is_withdrawn)


@given(AGREEMENTS)
def test_every_use_that_is_allowed_was_said_yes_to_by_the_teller_last(agreement: Agreement) -> None:
    """The slow and obvious way: look from the end for the last word on each use."""

    def last(use: Use, voice: SaidBy) -> bool:
        words = [each for each in agreement.answers if (each.use, each.said_by) == (use, voice)]
        return bool(words) and words[-1].agrees

    for use in Use:
        expected = last(use, TELLER) and (last(use, GUARDIAN) or not needs_guardian(agreement))
        assert (use in agreed_uses(agreement)) is expected
        assert may_use(agreement, use) is (expected and not agreement.is_held and not agreement.is_withdrawn)


def test_on_a_day_counts_what_had_been_said_by_then() -> None:
    monday, tuesday, wednesday = (date(2026, 3, day) for day in (2, 3, 4))
    answers = (
        Answer(use=Use.PUBLIC, agrees=True, said_by=TELLER, on=tuesday),
        Answer(use=Use.PUBLIC, agrees=False, said_by=TELLER, on=wednesday),
    )
    agreement = Agreement(answers=answers, age=AgeBand.ADULT)

    assert [may_be_used(agreement, Use.PUBLIC, day) for day in (monday, tuesday, wednesday)] == [
        False,
        True,
        False,
    ]


@given(AGREEMENTS, st.sampled_from(Use))
def test_what_was_said_without_a_date_counts_on_every_day(agreement: Agreement, use: Use) -> None:
    assert may_be_used(agreement, use, date(2000, 1, 1)) is may_use(agreement, use)
