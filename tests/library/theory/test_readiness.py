"""A record of readiness: rounds are added, views stand beside each other, and nothing is lost in joining."""

from dataclasses import replace

import pytest

from doingwith.theory.readiness import (
    FEWEST_SHOWN,
    ConditionCounts,
    ConditionRating,
    Rating,
    Readiness,
    Side,
    SideAnswers,
    SideView,
    add_round,
    add_view,
    change_view,
    counted_answers,
    joined_readiness,
    without_few,
)

EMPTY = Readiness(id="R", project="P08")
BEGUN = add_round(EMPTY, theory="revised", label="before the start")


def test_rounds_count_from_one() -> None:
    second = add_round(BEGUN, theory="revised")

    assert [one.number for one in second.rounds] == [1, 2]
    assert (second.rounds[0].label, second.latest) == ("before the start", second.rounds[1])
    assert EMPTY.latest is None


def test_a_view_goes_to_the_last_round_under_a_name_of_its_own() -> None:
    two = add_view(add_view(BEGUN, _view(Side.PEOPLE)), _view(Side.COMMISSIONERS))
    three = add_view(add_round(two, theory="revised"), _view(Side.PEOPLE))

    assert [[view.id for view in one.views] for one in three.rounds] == [["v1", "v2"], ["v3"]]
    assert [view.id for view in three.rounds[0].views_of(Side.COMMISSIONERS)] == ["v2"]


def test_there_is_no_view_before_the_first_round() -> None:
    with pytest.raises(LookupError):
        add_view(EMPTY, _view(Side.PEOPLE))


def test_a_changed_view_keeps_its_place() -> None:
    two = add_view(add_view(BEGUN, _view(Side.PEOPLE)), _view(Side.FACILITATORS))

    changed = change_view(two, replace(two.view_by_id["v1"], given_by="carers"))

    assert [view.given_by for view in changed.rounds[0].views] == ["carers", "somebody"]
    with pytest.raises(LookupError):
        change_view(two, _view(Side.PEOPLE))


def test_joining_two_tellings_loses_no_round_and_no_view() -> None:
    stored = add_round(add_view(add_view(BEGUN, _view(Side.PEOPLE)), _view(Side.FACILITATORS)), theory="t")
    told = replace(stored.view_by_id["v1"], given_by="young people")
    incoming = change_view(add_view(BEGUN, _view(Side.PEOPLE)), told)

    joined = joined_readiness(stored, incoming)

    assert [one.number for one in joined.rounds] == [1, 2]
    assert [view.given_by for view in joined.rounds[0].views] == ["young people", "somebody"]


def _view(side: Side) -> SideView:
    rating = ConditionRating(clause="toc1.rev.when1", rating=Rating.PARTLY)
    return SideView(id="", side=side, given_by="somebody", ratings=(rating,))


YES, NO = Rating.IN_PLACE, Rating.NOT_IN_PLACE


def test_answers_of_single_people_are_counted_and_nobody_is_left_to_be_recognised() -> None:
    given = [*[{"c1": YES, "c2": NO}] * 4, {"c1": NO}, {}]

    counted = counted_answers(given, name="a", side=Side.PEOPLE)

    assert FEWEST_SHOWN == 5
    assert counted == SideAnswers(
        id="a",
        side=Side.PEOPLE,
        people=5,
        counts=(ConditionCounts(clause="c1", in_place=4, not_in_place=1),),
    ), "who answered nothing is not counted, and of c2 only four people spoke"


@pytest.mark.parametrize(
    "given",
    [
        [],
        [*[{"c1": YES}] * 4, {}],
        [*[{"c1": YES}] * 4, {"c2": YES}],
    ],
    ids=["nobody", "too few people", "too few about anything"],
)
def test_too_few_are_not_counted_at_all(given: list[dict[str, Rating]]) -> None:
    assert counted_answers(given, name="a", side=Side.PEOPLE) is None


def test_joining_two_tellings_loses_no_answers() -> None:
    here = counted_answers([{"c1": YES}] * 5, name="here", side=Side.PEOPLE)
    there = counted_answers([{"c1": NO}] * 6, name="there", side=Side.PEOPLE)
    assert here
    assert there
    stored = replace(BEGUN, rounds=(replace(BEGUN.rounds[0], answers=(here,)),))
    incoming = replace(BEGUN, rounds=(replace(BEGUN.rounds[0], answers=(there,)),))

    joined = joined_readiness(stored, incoming)

    assert joined.rounds[0].answers_of(Side.PEOPLE) == (here, there)
    assert joined.rounds[0].is_answered


def test_counts_of_few_that_were_kept_while_fewer_were_shown_are_left_out_and_all_others_stay() -> None:
    few, enough = ConditionCounts(clause="c1", in_place=3, partly=1), ConditionCounts(clause="c2", partly=5)
    mixed = SideAnswers(id="mixed", side=Side.PEOPLE, people=6, counts=(few, enough))
    small = SideAnswers(id="small", side=Side.PEOPLE, people=4, counts=(few,))
    lost = SideAnswers(id="lost", side=Side.PEOPLE, people=7, counts=(few,))
    (begun,) = add_view(BEGUN, _view(Side.PEOPLE)).rounds
    kept = replace(BEGUN, rounds=(replace(begun, answers=(mixed, small, lost)),))

    left = without_few(kept)

    assert left.rounds == (replace(begun, answers=(replace(mixed, counts=(enough,)),)),)
    assert without_few(left) == left
