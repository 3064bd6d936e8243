"""Cards and links that come from a logic model into a contribution record."""

import pytest
from tests.support.contribution_making import link, record

from doingwith.analysis.contribution.drawn import drawn_links
from doingwith.analysis.contribution.record import CausalKind, CausalNode, ContributionRecord
from doingwith.analysis.contribution.taking import KIND_OF_DRAWN, cards_left, links_left, taken_over
from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node

VERSION = ModelVersion(
    number=1,
    kind=ModelKind.A_PRIORI,
    nodes=tuple(
        Node(id=name, column=Column.OUTCOMES, text=text)
        for name, text in (("c1", "They meet"), ("c2", "They trust"), ("c3", "They decide"))
    ),
    links=(
        Link(id="c1-c2", from_="c1", to="c2", because="people who meet come to trust"),
        Link(id="c2-c3", from_="c2", to="c3", kind=LinkKind.HINDERS),
    ),
)


@pytest.fixture
def empty() -> ContributionRecord:
    return record(nodes=(), links=(), claims=(), rivals=())


def test_every_kind_of_drawn_link_has_a_causal_kind() -> None:
    assert set(KIND_OF_DRAWN) == set(LinkKind)


def test_a_link_brings_its_ends_and_both_their_identifiers_but_no_reason_as_a_telling(
    empty: ContributionRecord,
) -> None:
    found = taken_over(empty, VERSION, links=["c2-c3", "c1-c2"])

    assert [(one.id, one.text, one.model_nodes) for one in found.nodes] == [
        ("N1", "They meet", ("c1",)),
        ("N2", "They trust", ("c2",)),
        ("N3", "They decide", ("c3",)),
    ]
    assert [(one.from_, one.to, one.kind, one.model_links, one.narrative) for one in found.links] == [
        ("N1", "N2", CausalKind.BROUGHT_ABOUT, ("c1-c2",), ""),
        ("N2", "N3", CausalKind.HELD_BACK, ("c2-c3",), ""),
    ]
    model = LogicModel(id="M", title="Ours", project="P1", versions=(VERSION,))
    assert [one.number for one in drawn_links(found.links[1], [model])] == [2]


def test_what_is_taken_is_not_offered_again_and_taking_it_again_changes_nothing(
    empty: ContributionRecord,
) -> None:
    once = taken_over(empty, VERSION, cards=["c3"], links=["c1-c2"])

    assert (cards_left(once, VERSION), [one.id for one in links_left(once, VERSION)]) == ((), ["c2-c3"])
    assert taken_over(once, VERSION, cards=["c3"], links=["c1-c2"]) == once


def test_a_node_with_the_same_words_and_a_link_between_the_same_two_are_given_the_identifiers() -> None:
    nodes = (CausalNode(id="N1", text="they  meet."), CausalNode(id="N2", text="They trust"))
    before = record(nodes=nodes, links=(link("L1", "N1", "N2"),), claims=(), rivals=())

    found = taken_over(before, VERSION, links=["c1-c2"])

    assert [(one.text, one.model_nodes) for one in found.nodes] == [
        ("they  meet.", ("c1",)),
        ("They trust", ("c2",)),
    ]
    assert [(one.id, one.narrative, one.model_links) for one in found.links] == [("L1", "told", ("c1-c2",))]


def test_a_link_between_two_cards_that_one_node_names_leads_nowhere_and_is_left_out() -> None:
    before = record(
        nodes=(CausalNode(id="N1", text="both", model_nodes=("c1", "c2")),), links=(), claims=(), rivals=()
    )

    assert taken_over(before, VERSION, links=["c1-c2"]) == before


def test_names_that_the_version_does_not_have_bring_nothing(empty: ContributionRecord) -> None:
    assert taken_over(empty, VERSION, cards=["c9"], links=["c9-c8"]) == empty
