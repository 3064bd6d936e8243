"""Turned links, assumptions with the same words, and cards of the programme, in drawings made apart."""

from dataclasses import replace

import pytest

from doingwith.logic_models.assumptions import AssumptionFate, assumption_changes
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.fates import LinkFate, ModelDifference, NodeFate
from doingwith.logic_models.inheritance import difference_between
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link, LinkKind
from doingwith.logic_models.model import ChangeReason, LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node, OutcomeStatus
from doingwith.logic_models.realisation import expected_outcomes, realisation, unanticipated

MEAL = Node(id="meal", column=Column.ACTIVITIES, text="A meal together")
TRUST = Node(id="trust", column=Column.OUTCOMES, text="People trust each other")
MONEY = Assumption(id="as1", text="There is money for it.")
LEADS = Link(id="l1", from_="meal", to="trust", assumptions=(MONEY,))
BEFORE = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=(MEAL, TRUST), links=(LEADS,))
PAIRS = [("meal", "m"), ("trust", "t")]


def apart(*links: Link) -> ModelVersion:
    return ModelVersion(
        number=1,
        kind=ModelKind.POST_FACTO,
        nodes=(replace(MEAL, id="m"), replace(TRUST, id="t")),
        links=links,
    )


def fates(difference: ModelDifference) -> list[LinkFate]:
    return [change.fate for change in difference.links]


class TestTurnedLinks:
    @pytest.mark.parametrize(
        ("link", "fate"),
        [
            (Link(id="y", from_="t", to="m"), LinkFate.REVERSED),
            (Link(id="y", from_="m", to="t", kind=LinkKind.HINDERS), LinkFate.REVERSED),
            (Link(id="y", from_="m", to="t", kind=LinkKind.CONDITION_OF), LinkFate.CHANGED_KIND),
        ],
        ids=["the other way round", "hinders", "a condition"],
    )
    def test_a_turned_link_between_cards_that_people_paired_is_one_link(
        self, link: Link, fate: LinkFate
    ) -> None:
        assert fates(model_difference(BEFORE, apart(link), pairs=PAIRS)) == [fate]

    def test_one_that_is_reversed_counts_as_tested(self) -> None:
        turned = apart(Link(id="y", from_="t", to="m"))

        told = realisation(model_difference(BEFORE, turned, pairs=PAIRS))

        assert (told.links_tested, told.links_held) == (1, 0)

    def test_taken_out_and_drawn_the_other_way_inside_one_model_it_is_reversed_with_both_reasons(
        self,
    ) -> None:
        after = replace(
            BEFORE,
            number=2,
            links=(Link(id="new", from_="trust", to="meal"),),
            reasons=(
                ChangeReason(about="l1", text="Nobody came to eat"),
                ChangeReason(about="new", text="Those who trust each other eat together"),
            ),
        )

        (change,) = model_difference(BEFORE, after).links

        assert change.fate is LinkFate.REVERSED
        assert change.reasons == ("Nobody came to eat", "Those who trust each other eat together")

    def test_what_feeds_back_beside_a_link_that_stayed_is_new(self) -> None:
        back = Link(id="back", from_="trust", to="meal", kind=LinkKind.FEEDBACK)

        difference = model_difference(BEFORE, replace(BEFORE, links=(LEADS, back)))

        assert fates(difference) == [LinkFate.UNTESTED, LinkFate.ADDED]

    def test_the_same_kind_the_same_way_comes_before_one_that_was_turned(self) -> None:
        turned, same = Link(id="a", from_="t", to="m"), Link(id="b", from_="m", to="t")

        difference = model_difference(BEFORE, apart(turned, same), pairs=PAIRS)

        assert fates(difference) == [LinkFate.ADDED, LinkFate.UNTESTED]


class TestAssumptions:
    failed = Assumption(id="q", text="there is money for it", status=AssumptionStatus.FAILS)

    def test_the_same_words_at_links_that_are_one_are_one_assumption_that_failed(self) -> None:
        after = apart(Link(id="y", from_="m", to="t", assumptions=(self.failed,)))

        (change,) = assumption_changes(model_difference(BEFORE, after, pairs=PAIRS))

        assert (change.before, change.after, change.fate) == (MONEY, self.failed, AssumptionFate.FAILED)
        assert (change.link.id, change.link_before and change.link_before.id) == ("y", "l1")

    def test_the_same_words_at_another_link_are_another_assumption(self) -> None:
        after = replace(
            BEFORE,
            links=(
                replace(LEADS, assumptions=()),
                Link(id="new", from_="trust", to="meal", assumptions=(self.failed,)),
            ),
        )

        changes = assumption_changes(model_difference(BEFORE, after))

        assert [(one.before is None, one.fate) for one in changes] == [
            (True, AssumptionFate.FAILED),
            (False, AssumptionFate.DROPPED),
        ]


class TestCardsOfTheProgramme:
    heard = Node(id="p.heard", column=Column.OUTCOMES, text="People feel heard")
    ours = Node(
        id="u1", column=Column.OUTCOMES, text="People feel heard", refers_to="p.heard",
        status=OutcomeStatus.ACHIEVED,
    )  # fmt: skip

    def drawn(self, name: str, project: str | None, *nodes: Node) -> tuple[LogicModel, ModelVersion]:
        version = ModelVersion(number=1, kind=ModelKind.INTERIM, nodes=nodes)
        return LogicModel(id=name, title=name, project=project, versions=(version,)), version

    def test_a_card_that_a_project_took_over_is_kept_and_no_surprise(self) -> None:
        difference = difference_between(
            self.drawn("LM-P", None, self.heard), self.drawn("LM-1", "P1", self.ours)
        )

        assert [change.fates for change in difference.nodes] == [(NodeFate.KEPT,)]
        assert unanticipated(difference) == ()
        assert [one.status for one in expected_outcomes(difference)] == [OutcomeStatus.ACHIEVED]
        assert difference.suggestions == ()

    def test_it_is_so_from_the_project_to_the_programme_too(self) -> None:
        difference = difference_between(
            self.drawn("LM-1", "P1", self.ours), self.drawn("LM-P", None, self.heard)
        )

        assert [change.fates for change in difference.nodes] == [(NodeFate.KEPT,)]

    def test_two_projects_that_took_over_one_card_have_it_in_common(self) -> None:
        theirs = replace(self.ours, id="v9", column=Column.IMPACT)
        difference = difference_between(self.drawn("LM-1", "P1", self.ours), self.drawn("LM-2", "P2", theirs))

        assert [change.fates for change in difference.nodes] == [(NodeFate.MOVED,)]

    def test_what_the_programme_split_since_is_still_what_the_project_took_over(self) -> None:
        parts = [replace(self.heard, id=name, text=name, came_from=("p.heard",)) for name in ("one", "two")]
        difference = difference_between(self.drawn("LM-1", "P1", self.ours), self.drawn("LM-P", None, *parts))

        assert [change.fates for change in difference.nodes] == [(NodeFate.SPLIT,)]

    def test_two_cards_of_one_model_are_two_although_they_name_one_card_of_the_programme(self) -> None:
        model, first = self.drawn("LM-1", "P1", self.ours)
        second = replace(first, number=2, nodes=(self.ours, replace(self.ours, id="u2")))

        difference = difference_between((model, first), (model, second))

        assert [change.fates for change in difference.nodes] == [(NodeFate.KEPT,), (NodeFate.ADDED,)]
