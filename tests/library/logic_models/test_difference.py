"""What changed between two drawings, named by what became of each node and link."""

from dataclasses import replace

import pytest

from doingwith.logic_models.assumptions import AssumptionFate, assumption_changes
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import apply_difference, model_difference
from doingwith.logic_models.fates import LinkFate, ModelDifference, NodeFate
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link, LinkKind, Standing
from doingwith.logic_models.model import ChangeReason, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node, OutcomeStatus, Valence
from doingwith.logic_models.realisation import (
    expected_outcomes,
    realisation,
    unanticipated,
)

DINNER = Node(id="dinner", column=Column.ACTIVITIES, text="Dinner before the panel")
CRITERIA = Node(id="criteria", column=Column.OUTPUTS, text="Criteria written together")
HEARD = Node(id="heard", column=Column.OUTCOMES, text="Young people feel heard")
SERVICE = Node(id="service", column=Column.OUTCOMES, text="The service fits young people")
TO_CRITERIA = Link(id="l1", from_="dinner", to="criteria", because="they know each other")
TO_HEARD = Link(id="l2", from_="criteria", to="heard")
TO_SERVICE = Link(id="l3", from_="criteria", to="service")
HOPED = ModelVersion(
    number=1,
    kind=ModelKind.A_PRIORI,
    nodes=(DINNER, CRITERIA, HEARD, SERVICE),
    links=(TO_CRITERIA, TO_HEARD, TO_SERVICE),
)


def later(*nodes: Node, links: tuple[Link, ...] = (), reasons: tuple[ChangeReason, ...] = ()) -> ModelVersion:
    return ModelVersion(number=2, kind=ModelKind.POST_FACTO, nodes=nodes, links=links, reasons=reasons)


def fates(difference: ModelDifference) -> dict[tuple[str, ...], tuple[NodeFate, ...]]:
    return {
        tuple(node.id for node in change.before or change.after): change.fates for change in difference.nodes
    }


def link_fates(difference: ModelDifference) -> dict[str, LinkFate]:
    return {
        link.id: change.fate
        for change in difference.links
        if (link := change.after or change.before) is not None
    }


class TestNodes:
    def test_a_drawing_and_itself_differ_in_nothing(self) -> None:
        difference = model_difference(HOPED, HOPED)

        assert difference.is_empty
        assert set(fates(difference).values()) == {(NodeFate.KEPT,)}

    def test_reworded_moved_added_and_dropped(self) -> None:
        lunch = replace(DINNER, text="Lunch before the panel")
        moved = replace(CRITERIA, column=Column.OUTCOMES)
        both = replace(HEARD, column=Column.IMPACT, text="Young people are heard")
        film = Node(id="film", column=Column.OUTPUTS, text="A film")

        assert fates(model_difference(HOPED, later(lunch, moved, both, film))) == {
            ("dinner",): (NodeFate.REWORDED,),
            ("criteria",): (NodeFate.MOVED,),
            ("heard",): (NodeFate.MOVED, NodeFate.REWORDED),
            ("film",): (NodeFate.ADDED,),
            ("service",): (NodeFate.DROPPED,),
        }

    def test_split_and_merged_follow_what_a_node_came_from(self) -> None:
        meal = replace(DINNER, id="meal", came_from=("dinner",))
        opening = replace(DINNER, id="opening", text="An opening round", came_from=("dinner",))
        fits = replace(HEARD, id="fits", text="Heard, and it fits", came_from=("heard", "service"))

        assert fates(model_difference(HOPED, later(meal, opening, CRITERIA, fits))) == {
            ("dinner",): (NodeFate.SPLIT,),
            ("criteria",): (NodeFate.KEPT,),
            ("heard", "service"): (NodeFate.MERGED,),
        }

    def test_seen_from_the_end_a_split_is_a_merging(self) -> None:
        meal = replace(DINNER, id="meal", came_from=("dinner",))
        opening = replace(DINNER, id="opening", came_from=("dinner",))

        back = model_difference(later(meal, opening), HOPED)

        assert fates(back)["meal", "opening"] == (NodeFate.MERGED,)

    def test_two_that_became_two_others_are_both(self) -> None:
        one = replace(HEARD, id="one", came_from=("heard", "service"))
        other = replace(HEARD, id="other", came_from=("service",))

        assert fates(model_difference(HOPED, later(one, other)))["heard", "service"] == (
            NodeFate.SPLIT,
            NodeFate.MERGED,
        )

    def test_a_new_status_alone_leaves_a_node_kept_and_the_difference_not_empty(self) -> None:
        after = replace(
            HOPED, nodes=(DINNER, CRITERIA, replace(HEARD, status=OutcomeStatus.ACHIEVED), SERVICE)
        )

        difference = model_difference(HOPED, after)

        assert fates(difference)["heard",] == (NodeFate.KEPT,)
        assert not difference.is_empty

    def test_reasons_stand_beside_what_they_are_about(self) -> None:
        reasons = (
            ChangeReason(about="service", text="The tender was late"),
            ChangeReason(about="l1", text="Nobody ate"),
        )
        difference = model_difference(HOPED, later(DINNER, CRITERIA, HEARD, reasons=reasons))

        (dropped,) = difference.nodes_that(NodeFate.DROPPED)
        assert dropped.reasons == ("The tender was late",)
        assert difference.links_that(LinkFate.DROPPED)[0].reasons == ("Nobody ate",)


class TestDrawnApart:
    apart = later(
        Node(id="x1", column=Column.OUTPUTS, text="The criteria were written together"),
        Node(id="x2", column=Column.OUTCOMES, text="Young people feeling heard"),
        Node(id="x3", column=Column.OUTCOMES, text="Prices went up"),
        links=(Link(id="y1", from_="x1", to="x2", standing=Standing.HELD),),
    )

    def test_alike_wordings_are_suggested_and_nothing_is_decided(self) -> None:
        difference = model_difference(HOPED, self.apart)

        assert [(one.before.id, one.after.id) for one in difference.suggestions] == [
            ("heard", "x2"),
            ("criteria", "x1"),
        ]
        assert len(difference.nodes_that(NodeFate.ADDED)) == 3

    def test_confirmed_pairs_are_as_good_as_identifiers_for_links_too(self) -> None:
        difference = model_difference(HOPED, self.apart, pairs=[("criteria", "x1"), ("heard", "x2")])

        assert fates(difference)["heard",] == (NodeFate.REWORDED,)
        assert link_fates(difference) == {"y1": LinkFate.HELD, "l1": LinkFate.DROPPED, "l3": LinkFate.DROPPED}
        assert difference.suggestions == ()

    def test_a_pair_that_names_nothing_is_left_alone(self) -> None:
        assert model_difference(HOPED, HOPED, pairs=[("gone", "heard"), ("heard", "gone")]).is_empty


class TestLinks:
    @pytest.mark.parametrize(
        ("changed", "fate"),
        [
            ({}, LinkFate.UNTESTED),
            ({"standing": Standing.HELD}, LinkFate.HELD),
            ({"standing": Standing.WEAKENED}, LinkFate.WEAKENED),
            ({"from_": "heard", "to": "criteria"}, LinkFate.REVERSED),
            ({"kind": LinkKind.HINDERS}, LinkFate.REVERSED),
            ({"kind": LinkKind.CONDITION_OF, "standing": Standing.HELD}, LinkFate.CHANGED_KIND),
            ({"kind": LinkKind.FEEDBACK}, LinkFate.CHANGED_KIND),
            ({"to": "service", "standing": Standing.HELD}, LinkFate.REDIRECTED),
        ],
        ids=lambda value: value.value if isinstance(value, LinkFate) else "",
    )
    def test_what_became_of_a_link(self, changed: dict[str, object], fate: LinkFate) -> None:
        after = replace(HOPED, links=(TO_CRITERIA, replace(TO_HEARD, **changed)))  # type: ignore[arg-type]

        assert link_fates(model_difference(HOPED, after))["l2"] is fate

    def test_a_link_follows_its_end_through_a_split(self) -> None:
        meal = replace(DINNER, id="meal", came_from=("dinner",))
        opening = replace(DINNER, id="opening", came_from=("dinner",))
        link = replace(TO_CRITERIA, id="new", from_="opening", standing=Standing.HELD)

        difference = model_difference(HOPED, later(meal, opening, CRITERIA, links=(link,)))

        assert link_fates(difference)["new"] is LinkFate.HELD

    def test_added_and_dropped(self) -> None:
        new = Link(id="l9", from_="dinner", to="heard")
        difference = model_difference(HOPED, replace(HOPED, links=(TO_CRITERIA, TO_HEARD, new)))

        assert link_fates(difference) == {
            "l1": LinkFate.UNTESTED,
            "l2": LinkFate.UNTESTED,
            "l9": LinkFate.ADDED,
            "l3": LinkFate.DROPPED,
        }


class TestThroughVersionsBetween:
    """Each new drawing forgets what its nodes came from: it speaks of the one it is based on alone."""

    FIRST = ModelVersion(
        number=1,
        kind=ModelKind.A_PRIORI,
        nodes=(CRITERIA, replace(HEARD, text="Young people feel heard and safe")),
        links=(TO_HEARD,),
    )
    SECOND = ModelVersion(
        number=2,
        kind=ModelKind.INTERIM,
        nodes=(
            CRITERIA,
            replace(HEARD, id="h", came_from=("heard",)),
            replace(HEARD, id="safe", text="Young people feel safe", came_from=("heard",)),
        ),
        links=(replace(TO_HEARD, to="h"),),
        based_on=1,
        reasons=(ChangeReason(about="heard", text="They are two things"),),
    )
    THIRD = ModelVersion(
        number=3,
        kind=ModelKind.POST_FACTO,
        nodes=(
            CRITERIA,
            replace(SECOND.nodes[1], came_from=(), status=OutcomeStatus.ACHIEVED),
            replace(HEARD, id="s1", text="Safe at home", came_from=("safe",), status=OutcomeStatus.ACHIEVED),
            replace(HEARD, id="s2", text="Safe outside", came_from=("safe",), status=OutcomeStatus.ACHIEVED),
        ),
        links=(replace(TO_HEARD, to="h", standing=Standing.HELD),),
        based_on=2,
        reasons=(ChangeReason(about="safe", text="One place is not the other"),),
    )
    ALL = (FIRST, SECOND, THIRD)

    def test_what_was_split_and_split_again_is_one_idea_that_came_about(self) -> None:
        difference = model_difference(self.FIRST, self.THIRD, versions=self.ALL)

        assert fates(difference) == {("criteria",): (NodeFate.KEPT,), ("heard",): (NodeFate.SPLIT,)}
        (heard,) = expected_outcomes(difference)
        assert ([node.id for node in heard.now], heard.status) == (["h", "s1", "s2"], OutcomeStatus.ACHIEVED)
        assert (unanticipated(difference), difference.through) == ((), (2,))

    def test_its_link_is_tested_and_held(self) -> None:
        told = realisation(model_difference(self.FIRST, self.THIRD, versions=self.ALL))

        assert (told.links_tested, told.links_held) == (1, 1)

    def test_the_reasons_of_every_version_between_are_told(self) -> None:
        (change,) = model_difference(self.FIRST, self.THIRD, versions=self.ALL).nodes_that(NodeFate.SPLIT)

        assert change.reasons == ("They are two things", "One place is not the other")

    def test_looked_at_from_the_end_it_is_a_merging_with_the_same_reasons(self) -> None:
        (change,) = model_difference(self.THIRD, self.FIRST, versions=self.ALL).nodes_that(NodeFate.MERGED)

        assert set(change.reasons) == {"They are two things", "One place is not the other"}

    def test_a_link_drawn_anew_between_is_followed_to_where_it_leads_now(self) -> None:
        anew = Link(id="new", from_="criteria", to="h")
        second = replace(self.SECOND, links=(anew,))
        third = replace(self.THIRD, links=(replace(anew, from_="h", to="criteria"),))

        difference = model_difference(self.FIRST, third, versions=(self.FIRST, second, third))

        assert link_fates(difference) == {"new": LinkFate.REVERSED}

    def test_what_a_version_between_joined_and_the_last_took_out_was_two_things(self) -> None:
        both = replace(HEARD, id="both", came_from=("heard", "service"))
        second = ModelVersion(number=2, kind=ModelKind.INTERIM, nodes=(both,), based_on=1)
        third = ModelVersion(number=3, kind=ModelKind.POST_FACTO, based_on=2)

        difference = model_difference(HOPED, third, versions=(HOPED, second, third))

        assert set(fates(difference)) == {
            ("dinner",),
            ("criteria",),
            ("heard",),
            ("service",),
        }


class TestRealisation:
    rose = Node(id="rose", column=Column.OUTCOMES, text="Waiting grew", valence=Valence.NEGATIVE)
    after = later(
        DINNER,
        CRITERIA,
        replace(HEARD, status=OutcomeStatus.ACHIEVED, status_because="They said so"),
        rose,
        links=(replace(TO_CRITERIA, standing=Standing.HELD), replace(TO_HEARD, standing=Standing.WEAKENED)),
        reasons=(ChangeReason(about="service", text="The tender was late"),),
    )

    def test_each_hoped_for_outcome_says_what_came_of_it(self) -> None:
        heard, service = expected_outcomes(model_difference(HOPED, self.after))

        assert (heard.hoped.id, heard.status) == ("heard", OutcomeStatus.ACHIEVED)
        assert (service.now, service.status, service.reasons) == (
            (),
            OutcomeStatus.NOT_KNOWN,
            ("The tender was late",),
        )

    def test_parts_that_differ_make_an_outcome_partly_achieved(self) -> None:
        done = replace(HEARD, id="a", came_from=("heard",), status=OutcomeStatus.ACHIEVED)
        open_ = replace(HEARD, id="b", came_from=("heard",), status=OutcomeStatus.TOO_EARLY)

        heard, _ = expected_outcomes(model_difference(HOPED, later(done, open_)))

        assert heard.status is OutcomeStatus.PARTLY

    def test_surprises_are_told_with_whether_they_were_good(self) -> None:
        assert unanticipated(model_difference(HOPED, self.after)) == (self.rose,)

    def test_counts_and_no_score(self) -> None:
        told = realisation(model_difference(HOPED, self.after))

        assert (told.hoped, told.expected, told.came_about) == (2, 2, 1)
        assert (told.outcomes_after, told.unanticipated) == (2, 1)
        assert (told.links_tested, told.links_held) == (2, 1)
        assert told.statuses[OutcomeStatus.ACHIEVED] == 1

    def test_what_is_too_early_is_not_expected_yet(self) -> None:
        early = later(replace(HEARD, status=OutcomeStatus.TOO_EARLY), SERVICE)

        assert realisation(model_difference(HOPED, early)).expected == 1

    def test_assumptions_hold_fail_or_are_dropped(self) -> None:
        before = tuple(Assumption(id=name, text=name) for name in ("come", "stay", "listen"))
        after = (
            replace(before[0], status=AssumptionStatus.FAILS),
            replace(before[1], status=AssumptionStatus.HOLDS),
            Assumption(id="new", text="new", status=AssumptionStatus.PARTLY),
        )
        difference = model_difference(
            replace(HOPED, links=(replace(TO_CRITERIA, assumptions=before),)),
            replace(HOPED, links=(replace(TO_CRITERIA, assumptions=after),)),
        )

        assert [(one.fate, one.before is None) for one in assumption_changes(difference)] == [
            (AssumptionFate.FAILED, False),
            (AssumptionFate.HELD, False),
            (AssumptionFate.PARTLY, True),
            (AssumptionFate.DROPPED, False),
        ]


def test_the_difference_put_into_the_old_gives_the_new() -> None:
    after = TestRealisation.after

    again = apply_difference(model_difference(HOPED, after), HOPED)

    assert set(again.nodes) == set(after.nodes)
    assert set(again.links) == set(after.links)
