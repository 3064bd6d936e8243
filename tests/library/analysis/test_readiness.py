"""How ready a project is: the lowest view counts, differences stand first, and no side is hidden."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.readiness import (
    LOWEST_FIRST,
    ConditionStanding,
    RoundStanding,
    Standing,
    readiness_standing,
    round_standing,
)
from doingwith.analysis.readiness_data import readiness_as_data
from doingwith.theory.drafting import begin_revision, edit_clause
from doingwith.theory.readiness import (
    ConditionCounts,
    ConditionRating,
    Rating,
    Readiness,
    ReadinessRound,
    Side,
    SideAnswers,
    SideView,
)
from doingwith.theory.theory import Clause, Statement, TheoryVersion

YES, PARTLY, NO, UNKNOWN = Rating.IN_PLACE, Rating.PARTLY, Rating.NOT_IN_PLACE, Rating.DO_NOT_KNOW
PEOPLE, COMMISSIONERS, FACILITATORS = Side
THEORY = TheoryVersion(
    id="t",
    label="T",
    statements=(
        Statement(id="s", if_="we ask", when=(Clause(id="w1", text="time"), Clause(id="w2", text="trust"))),
    ),
)


def test_every_rating_has_its_place_in_the_order() -> None:
    assert set(LOWEST_FIRST) == set(Rating)


@pytest.mark.parametrize(
    ("people", "commissioners", "facilitators", "standing"),
    [
        (YES, YES, YES, Standing.IN_PLACE),
        (NO, YES, YES, Standing.NOT_IN_PLACE),
        (YES, YES, NO, Standing.NOT_IN_PLACE),
        (PARTLY, YES, UNKNOWN, Standing.PARTLY),
        (UNKNOWN, YES, YES, Standing.NOT_KNOWN),
        (NO, UNKNOWN, PARTLY, Standing.NOT_IN_PLACE),
        (None, YES, YES, Standing.NOT_ALL_ASKED),
        (None, YES, PARTLY, Standing.PARTLY),
        (None, None, None, Standing.NOT_RATED),
    ],
)
def test_the_lowest_view_counts_and_in_place_needs_every_side(
    people: Rating | None, commissioners: Rating | None, facilitators: Rating | None, standing: Standing
) -> None:
    found = _condition(people, commissioners, facilitators)

    assert found.standing is standing


def test_two_groups_of_one_side_are_not_put_together() -> None:
    views = (_view("v1", PEOPLE, YES), _view("v2", PEOPLE, NO), _view("v3", COMMISSIONERS, YES))

    found = _round(*views).conditions[0]

    assert [one.rating.rating for one in found.of(PEOPLE)] == [YES, NO]
    assert (found.lowest_of(PEOPLE), found.differs, found.silent) == (NO, True, (FACILITATORS,))


def test_one_of_many_who_answer_alone_is_heard_and_nobody_is_left_out() -> None:
    counts = ConditionCounts(clause="w1", in_place=6, not_in_place=1)
    told = SideAnswers(id="a", side=PEOPLE, people=7, counts=(counts,))
    views = (_view("v1", COMMISSIONERS, YES), _view("v2", FACILITATORS, YES))

    asked = round_standing(ReadinessRound(number=1, theory="t", views=views, answers=(told,)), THEORY)

    first, second = asked.conditions
    assert (first.standing, first.differs, first.silent) == (Standing.NOT_IN_PLACE, True, ())
    assert (first.lowest_of(PEOPLE), first.lowest_of(COMMISSIONERS)) == (NO, YES)
    assert [one.counts.total for one in first.answers_of(PEOPLE)] == [7]
    assert (second.standing, second.is_rated) == (Standing.NOT_RATED, False), "not asked about is no zero"
    assert asked.silent == ()


def test_people_who_use_services_stand_first_whoever_answered_first() -> None:
    found = _round(_view("v1", COMMISSIONERS, YES), _view("v2", FACILITATORS, YES), _view("v3", PEOPLE, NO))

    assert [one.view.side for one in found.conditions[0].views] == [PEOPLE, COMMISSIONERS, FACILITATORS]


def test_a_condition_nobody_answered_is_not_rated_and_no_gap_is_made_of_it() -> None:
    found = _round(_view("v1", PEOPLE, NO))

    assert found.conditions[1].standing is Standing.NOT_RATED
    assert found.silent == (COMMISSIONERS, FACILITATORS)
    assert [found.count(standing) for standing in (Standing.NOT_IN_PLACE, Standing.NOT_RATED)] == [1, 1]


def test_what_differs_stands_in_no_other_group() -> None:
    found = _round(_view("v1", PEOPLE, NO), _view("v2", COMMISSIONERS, YES))

    assert [one.clause.id for one in found.differing] == ["w1"]
    assert found.alike(Standing.NOT_IN_PLACE) == ()


def test_follows_a_condition_back_through_a_theory_that_was_revised() -> None:
    draft = begin_revision(THEORY, id="u")
    later = edit_clause(draft, "u.s1.when2", text="trust between people", factors=())
    record = Readiness(
        id="R",
        project="P",
        rounds=(
            ReadinessRound(number=1, theory="t", views=(_view("v1", PEOPLE, NO),)),
            ReadinessRound(
                number=2,
                theory="u",
                views=(replace(_view("v2", PEOPLE, YES), ratings=(_rated("u.s1.when2", NO),)),),
            ),
        ),
    )

    found = readiness_standing(record, {"t": THEORY, "u": later})

    assert [[then.clause.text if then else None for then in before] for _, before in found.over_time()] == [
        ["time", "time"],
        ["trust", "trust between people"],
    ]


def test_follows_a_condition_back_through_two_revisions_that_changed_another_clause() -> None:
    second = edit_clause(begin_revision(THEORY, id="u"), "u.s1.when2", text="trust between us", factors=())
    third = edit_clause(begin_revision(second, id="v"), "v.s1.when2", text="good faith", factors=())
    record = Readiness(
        id="R",
        project="P",
        rounds=(
            ReadinessRound(number=1, theory="t", views=(_view("v1", PEOPLE, NO),)),
            ReadinessRound(number=2, theory="v"),
        ),
    )

    found = readiness_standing(record, {"t": THEORY, "u": second, "v": third})

    assert [
        [then and (then.clause.text, then.lowest) for then in before] for _, before in found.over_time()
    ] == [
        [("time", NO), ("time", None)],
        [("trust", None), ("good faith", None)],
    ]


def test_the_example_is_read_round_by_round(example: ProgrammeRecord) -> None:
    found = readiness_standing(example.readiness_of_project["waiting-room"], example.theory_by_id)

    assert found.latest is not None
    assert [one.round.held_on for one in found.rounds] == [date(2025, 3, 4), date(2025, 5, 20)]
    assert [one.clause.id for one in found.latest.differing] == ["s1.when1"]
    assert [[then and then.standing.value for then in before] for _, before in found.over_time()] == [
        ["not_in_place", "partly"],
        ["partly", "in_place"],
    ]
    data = readiness_as_data("waiting-room", found)
    assert data["rounds"][0]["sides_not_asked"] == ["facilitators"]
    assert data["rounds"][1]["counts"]["in_place"] == 1


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"project": "nowhere"}, "There is no project “nowhere”."),
        ({"theory": "lost"}, "There is no theory version “lost”."),
        ({"number": 3}, "This round is number 3, and should be number 1."),
        ({"clause": "toc9"}, "There is no WHEN clause “toc9”."),
        ({"twice": True}, "The view “v1” rates “toc1.rev.when1” twice."),
        ({"ratings": False}, "The view “v1” rates no condition."),
        ({"again": True}, "The id “v1” stands twice in this file."),
    ],
)
def test_what_contradicts_itself_is_told(
    cocreate: ProgrammeRecord, change: dict[str, object], wrong: str
) -> None:
    rating = _rated(str(change.get("clause", "toc1.rev.when1")), NO)
    ratings = (rating, rating) if "twice" in change else (rating,) if change.get("ratings", True) else ()
    view = replace(_view("v1", PEOPLE, NO), ratings=ratings)
    one = ReadinessRound(
        number=int(str(change.get("number", 1))),
        theory=str(change.get("theory", "revised")),
        views=(view, view) if "again" in change else (view,),
    )
    record = Readiness(id="R", project=str(change.get("project", "P08")), rounds=(one,))

    (problem,) = integrity_problems(replace(cocreate, readiness=(record,)))

    assert (problem.entry, problem.wrong) == ("readiness/R", wrong)
    assert problem.remedy


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"clause": "toc9"}, "There is no WHEN clause “toc9”."),
        ({"in_place": 6}, "This counts 6 people, of 5 who answered at all."),
        ({"in_place": 4, "partly": -1}, "A number of people is below zero."),
    ],
)
def test_counts_of_people_who_could_be_recognised_are_told(
    cocreate: ProgrammeRecord, change: dict[str, Any], wrong: str
) -> None:
    counts = ConditionCounts(**{"clause": "toc1.rev.when1", "in_place": 5, **change})
    told = SideAnswers(id="a", side=PEOPLE, people=5, counts=(counts,))
    record = Readiness(
        id="R", project="P08", rounds=(ReadinessRound(number=1, theory="revised", answers=(told,)),)
    )

    (problem,) = integrity_problems(replace(cocreate, readiness=(record,)))

    assert (problem.entry, problem.wrong) == ("readiness/R", wrong)
    assert problem.remedy


@pytest.mark.parametrize("few", [0, 2, 3, 4])
def test_a_count_of_few_that_an_older_bundle_brings_is_refused_with_what_to_do(
    cocreate: ProgrammeRecord, few: int
) -> None:
    counts = ConditionCounts(clause="toc1.rev.when1", in_place=few)
    told = SideAnswers(id="a", side=PEOPLE, people=max(few, 3), counts=(counts,))
    one = ReadinessRound(number=1, theory="revised", answers=(told,))

    (problem,) = integrity_problems(
        replace(cocreate, readiness=(Readiness(id="R", project="P08", rounds=(one,)),))
    )

    assert problem.wrong == f"This counts {few} of the people who answered, and fewer than 5 are not counted."
    assert problem.remedy == (
        "Take the count out, or export the programme anew: so few could be recognised. Bundles of older "
        "versions may hold counts of 3 or 4 people."
    )


def test_the_same_answers_stand_once_in_a_record(cocreate: ProgrammeRecord) -> None:
    told = SideAnswers(id="a", side=PEOPLE, people=5, counts=())
    one = ReadinessRound(number=1, theory="revised", answers=(told, told))

    (problem,) = integrity_problems(
        replace(cocreate, readiness=(Readiness(id="R", project="P08", rounds=(one,)),))
    )

    assert problem.wrong == "The id “a” stands twice in this file."


def test_a_project_has_one_record(cocreate: ProgrammeRecord) -> None:
    one = ReadinessRound(number=1, theory="revised")
    two = tuple(Readiness(id=name, project="P08", rounds=(one,)) for name in ("A", "B"))

    (problem,) = integrity_problems(replace(cocreate, readiness=two))

    assert problem.wrong == "The readiness of the project “P08” already stands in “A”."


def _condition(*ratings: Rating | None) -> ConditionStanding:
    views = [
        _view(f"v{at}", side, rating)
        for at, (side, rating) in enumerate(zip(Side, ratings, strict=True))
        if rating is not None
    ]
    return _round(*views).conditions[0]


def _round(*views: SideView) -> RoundStanding:
    return round_standing(ReadinessRound(number=1, theory="t", views=views), THEORY)


def _view(name: str, side: Side, rating: Rating) -> SideView:
    return SideView(id=name, side=side, given_by="somebody", ratings=(_rated("w1", rating),))


def _rated(clause: str, rating: Rating) -> ConditionRating:
    return ConditionRating(clause=clause, rating=rating)
