"""What must hold of two drawings whose cards people have put together, and in which links were turned."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.logic_model_pairs import slow_assumption_pairs, slow_link_pairs

from doingwith.logic_models.assumptions import assumption_changes
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import apply_difference, model_difference
from doingwith.logic_models.families import families
from doingwith.logic_models.fates import LinkFate
from doingwith.logic_models.inheritance import difference_between, inherited_pairs
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link, LinkKind
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node

many = settings(max_examples=200, deadline=None, derandomize=True)
Apart = tuple[ModelVersion, ModelVersion, list[tuple[str, str]]]
WORDS = ("There is money", "there is  Money", "People come", "The board agrees")


def drawn_apart(seed: int) -> Apart:
    """Two drawings and confirmed pairs: cheap, because a seed alone is drawn. Half are of one model."""
    chance = Random(seed)
    names = list("abcd")
    new_names = names if chance.random() < 0.5 else [f"x{name}" for name in names]
    pairs = [pair for pair in zip(names, new_names, strict=True) if chance.random() < 0.8]
    before = _drawn(1, names, [_link(chance, f"l{at}", names) for at in range(chance.randint(0, 5))])
    called = dict(zip(names, new_names, strict=True))
    drawn_anew = [_anew(chance, link, called) for link in before.links if chance.random() < 0.8]
    new = [_link(chance, f"n{at}", new_names) for at in range(chance.randint(0, 2))]
    return before, _drawn(2, new_names, [*drawn_anew, *new]), pairs


def _drawn(number: int, names: list[str], links: list[Link]) -> ModelVersion:
    nodes = tuple(Node(id=name, column=Column.OUTCOMES, text=name) for name in names)
    return ModelVersion(number=number, kind=ModelKind.INTERIM, nodes=nodes, links=tuple(links))


def _link(chance: Random, name: str, nodes: list[str]) -> Link:
    start, end = chance.sample(nodes[:3], 2)
    return Link(
        id=name,
        from_=start,
        to=end,
        kind=chance.choice(list(LinkKind)),
        assumptions=_assumptions(chance, name),
    )


def _assumptions(chance: Random, name: str) -> tuple[Assumption, ...]:
    texts = chance.sample(WORDS, chance.randint(0, 2))
    return tuple(
        Assumption(id=f"{name}-{at}", text=text, status=chance.choice(list(AssumptionStatus)))
        for at, text in enumerate(texts)
    )


def _anew(chance: Random, link: Link, called: dict[str, str]) -> Link:
    """The link between the cards as they are called now: kept, or drawn anew, maybe turned."""
    name = link.id if chance.random() < 0.3 else f"y{chance.randint(0, 9)}{link.id}"
    ends = [called[link.from_], called[link.to]]
    start, end = ends[::-1] if chance.random() < 0.3 else ends
    kind = chance.choice(list(LinkKind)) if chance.random() < 0.3 else link.kind
    return replace(link, id=name, from_=start, to=end, kind=kind, assumptions=_assumptions(chance, name))


apart = st.integers(0, 2**32).map(drawn_apart)


@many
@given(apart)
def test_links_are_one_as_a_slow_search_finds(drawn: Apart) -> None:
    before, after, pairs = drawn
    known = families(before, after, pairs)

    found = {
        change.after.id: change.before.id
        for change in model_difference(before, after, pairs=pairs).links
        if change.before and change.after
    }

    assert found == slow_link_pairs(before, after, known)


@many
@given(apart)
def test_assumptions_are_one_as_a_slow_search_finds(drawn: Apart) -> None:
    before, after, pairs = drawn
    changes = assumption_changes(model_difference(before, after, pairs=pairs))
    links = slow_link_pairs(before, after, families(before, after, pairs))

    assert {one.after.id: one.before.id for one in changes if one.before and one.after} == (
        slow_assumption_pairs(before, after, links)
    )
    told = [one.before.id for one in changes if one.before]
    assert sorted(told) == sorted(one.id for link in before.links for one in link.assumptions)


@many
@given(apart)
def test_put_into_the_old_it_gives_the_new_and_tells_each_link_once(drawn: Apart) -> None:
    before, after, pairs = drawn
    difference = model_difference(before, after, pairs=pairs)
    again = apply_difference(difference, before)

    assert sorted(again.nodes, key=lambda node: node.id) == sorted(after.nodes, key=lambda node: node.id)
    assert sorted(again.links, key=lambda link: link.id) == sorted(after.links, key=lambda link: link.id)
    for side, version in (("before", before), ("after", after)):
        links = [getattr(change, side) for change in difference.links if getattr(change, side)]
        assert sorted(link.id for link in links) == sorted(version.link_by_id)


@many
@given(apart, st.randoms(use_true_random=False))
def test_the_order_in_which_links_stand_decides_nothing(drawn: Apart, chance: Random) -> None:
    before, after, pairs = drawn
    shuffled = [
        replace(one, links=tuple(chance.sample(one.links, len(one.links)))) for one in (before, after)
    ]

    found, again = (
        {(one.before, one.after, one.fate) for one in model_difference(*two, pairs=pairs).links}
        for two in ((before, after), shuffled)
    )

    assert found == again
    assert model_difference(shuffled[0], before).is_empty


@many
@given(apart)
def test_looked_at_from_the_end_as_many_links_were_dropped_as_came(drawn: Apart) -> None:
    before, after, pairs = drawn
    there = model_difference(before, after, pairs=pairs)
    back = model_difference(after, before, pairs=[(new, old) for old, new in pairs])

    assert len(there.links_that(LinkFate.ADDED)) == len(back.links_that(LinkFate.DROPPED))


# --- cards of the programme in the models of projects ------------------------------------------------------


@st.composite
def inheriting(draw: st.DrawFn) -> tuple[tuple[LogicModel, ModelVersion], tuple[LogicModel, ModelVersion]]:
    """The programme's drawing and one of a project, or two of projects; some cards refer to others."""
    chance = Random(draw(st.integers(0, 2**32)))
    made = []
    for model, project in (("one", chance.choice([None, "P1"])), ("other", "P2")):
        nodes = tuple(
            Node(
                id=f"{model}-{at}",
                column=Column.OUTCOMES,
                text=str(at),
                refers_to=f"one-{chance.randint(0, 3)}" if project and chance.random() < 0.7 else None,
            )
            for at in range(chance.randint(0, 4))
        )
        version = ModelVersion(number=1, kind=ModelKind.INTERIM, nodes=nodes)
        made.append((LogicModel(id=model, title=model, project=project, versions=(version,)), version))
    first, last = made if chance.random() < 0.5 else made[::-1]
    return first, last


@many
@given(inheriting())
def test_cards_of_the_programme_are_one_as_a_slow_search_finds_and_the_promises_hold(
    drawn: tuple[tuple[LogicModel, ModelVersion], tuple[LogicModel, ModelVersion]],
) -> None:
    (one, first), (other, last) = drawn
    slow = {
        (old.id, new.id)
        for old in first.nodes
        for new in last.nodes
        for card in [f"one-{at}" for at in range(4)]
        if card in (old.refers_to, old.id if one.project is None else None)
        and card in (new.refers_to, new.id if other.project is None else None)
    }

    difference = difference_between(*drawn)

    assert set(inherited_pairs(*drawn)) == slow
    assert inherited_pairs(drawn[0], drawn[0]) == ()
    assert difference_between(drawn[0], drawn[0]).is_empty
    assert set(apply_difference(difference, first).nodes) == set(last.nodes)
    added = {node for change in difference.nodes if not change.before for node in change.after}
    assert not added & {node for node in last.nodes if any(new == node.id for _, new in slow)}
