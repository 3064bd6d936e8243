"""Which drawing was made from which, and why things are not as they were on the way from one to another."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from doingwith.common.following import way_between
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ChangeReason, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["bones", "reasons_on_the_way", "versions_between"]


def versions_between(
    first: ModelVersion, last: ModelVersion, versions: Iterable[ModelVersion]
) -> tuple[ModelVersion, ...]:
    """The versions on the way from one to the other by what each is based on, without the two themselves.

    All are of one model. Neighbours, and two of which neither goes back to the other or to a common one,
    have none between.
    """
    known = {one.number: one for one in (*versions, first, last)}
    way = way_between(first.number, last.number, {number: one.based_on for number, one in known.items()})
    return tuple(known[number] for number in way[1:-1])


def reasons_on_the_way(way: Sequence[ModelVersion]) -> tuple[ChangeReason, ...]:
    """The reasons given at each step, in order: a version tells why it is not as the one it is based on."""
    return tuple(_each_once(pairwise(way)))


def _each_once(steps: Iterable[tuple[ModelVersion, ModelVersion]]) -> Iterator[ChangeReason]:
    told = set[int]()
    for one, other in steps:
        teller = one if one.based_on == other.number and other.based_on != one.number else other
        if teller.number not in told:
            told.add(teller.number)
            yield from teller.reasons


def bones(version: ModelVersion) -> ModelVersion:
    """What following needs of a version between, what it rests on, and its reasons: no other word of it."""
    return ModelVersion(
        number=version.number,
        kind=version.kind,
        nodes=tuple(
            Node(id=one.id, column=one.column, text="", came_from=one.came_from, evidence=one.evidence)
            for one in version.nodes
        ),
        links=tuple(
            Link(id=one.id, from_=one.from_, to=one.to, kind=one.kind, evidence=one.evidence)
            for one in version.links
        ),
        based_on=version.based_on,
        reasons=version.reasons,
    )
