"""Logic models of any size, made up from a number: for layouts and benchmarks."""

from random import Random

from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["large_model"]

_WORDS = (
    "people",
    "meet",
    "and",
    "decide",
    "together",
    "what",
    "a",
    "good",
    "service",
    "would",
    "be",
    "like",
)


def large_model(cards: int, links: int, seed: int = 1) -> ModelVersion:
    """A drawing with so many cards, evenly over the columns, and so many links, most of them onward."""
    chance = Random(seed)
    columns = list(Column)
    nodes = tuple(
        Node(
            id=f"n{at}",
            column=columns[at * len(columns) // cards],
            text=" ".join(chance.choices(_WORDS, k=chance.randint(3, 14))),
        )
        for at in range(cards)
    )
    ways = [
        (a.id, b.id)
        for a in nodes
        for b in nodes
        if a.id != b.id and -1 <= b.column.place - a.column.place <= 2
    ]
    onward = sorted(chance.sample(ways, min(links, len(ways))))
    return ModelVersion(
        number=1,
        kind=ModelKind.A_PRIORI,
        nodes=nodes,
        links=tuple(
            Link(id=f"l{at}", from_=a, to=b, kind=chance.choice(list(LinkKind)), because="it helps")
            for at, (a, b) in enumerate(onward)
        ),
    )
