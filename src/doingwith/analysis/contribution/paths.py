"""Ways through causal links: where they are thinnest, and who tells the whole of one.

That A led to B is told by one and that B led to C by another does not show that A led to C: hence the
number of sources that tell a whole way (S. Powell, J. Copestake and F. Remnant, Causal mapping for
evaluators, Evaluation 30(1), 2024). How many supports, each one source on one link, must fall away
before no way is left is a minimum cut, equal to the largest flow (L. R. Ford and D. R. Fulkerson,
Maximal flow through a network, Canadian Journal of Mathematics 8, 1956), found along shortest ways
(J. Edmonds and R. M. Karp, 1972).
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from doingwith.analysis.contribution.record import CausalKind, CausalLink

__all__ = ["beginnings", "helps_about", "minimum_cut", "reaches", "whole_path_sources"]

Arrow = tuple[str, str, int]
"""From, to, and how many sources say so."""


def beginnings(links: Iterable[CausalLink]) -> tuple[str, ...]:
    """The nodes at which ways begin: those to which no link leads; without such, none."""
    found = list(links)
    ends = {link.to for link in found}
    return tuple(dict.fromkeys(link.from_ for link in found if link.from_ not in ends))


def reaches(links: Iterable[CausalLink], starts: Collection[str], goal: str) -> bool:
    """Whether some way of at least one link leads from a start to the goal."""
    onward: dict[str, list[str]] = {}
    for link in links:
        onward.setdefault(link.from_, []).append(link.to)
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        for node in onward.get(waiting.pop(), ()):
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return goal in reached


def helps_about(links: Iterable[CausalLink], starts: Collection[str], goal: str) -> bool:
    """Whether some way from a start helps the goal to come about, taken as a whole.

    On such a way an even number of links *held back*: to hold back what holds back is to help.
    """
    signed = [
        replace(
            link,
            from_=f"{sign}{link.from_}",
            to=f"{sign if link.kind is CausalKind.BROUGHT_ABOUT else other}{link.to}",
        )
        for link in links
        for sign, other in ("+-", "-+")
    ]
    return reaches(signed, [f"+{start}" for start in starts], f"+{goal}")


def whole_path_sources(
    links: Sequence[CausalLink], goal: str, tellers: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """The sources that alone tell a whole way from a beginning to the goal, sorted.

    ``tellers`` says which sources speak for each link, by the link's identifier.
    """
    starts = beginnings(links)
    every = {source for told in tellers.values() for source in told}
    return tuple(
        source
        for source in sorted(every)
        if reaches([link for link in links if source in tellers.get(link.id, ())], starts, goal)
    )


def minimum_cut(arrows: Iterable[Arrow], starts: Collection[str], goal: str) -> int:
    """How many supports must fall away, at least, before no way from a start to the goal is left.

    A support is one source that speaks for one arrow. 0 when no way leads there to begin with.
    """
    if goal in starts:
        return 0
    flow = _Flow.through(arrows, starts)
    total = 0
    while way := flow.shortest_way(goal):
        room = min(flow.room[arrow] for arrow in way)
        for tail, head in way:
            flow.room[tail, head] -= room
            flow.room[head, tail] = flow.room.get((head, tail), 0) + room
        total += room
    return total


_START = ""
_MOST = 1 << 60


@dataclass(frozen=True, kw_only=True)
class _Flow:
    """What still has room between nodes; one node stands before all starts."""

    room: dict[tuple[str, str], int]
    beside: dict[str, list[str]]

    @classmethod
    def through(cls, arrows: Iterable[Arrow], starts: Collection[str]) -> "_Flow":
        flow = cls(room={}, beside={})
        for tail, head, sources in (*arrows, *((_START, start, _MOST) for start in starts)):
            flow.room[tail, head] = flow.room.get((tail, head), 0) + sources
            flow.beside.setdefault(tail, []).append(head)
            flow.beside.setdefault(head, []).append(tail)
        return flow

    def shortest_way(self, goal: str) -> list[tuple[str, str]]:
        came_from: dict[str, str] = {_START: _START}
        waiting = deque([_START])
        while waiting and goal not in came_from:
            node = waiting.popleft()
            for after in self.beside.get(node, ()):
                if after not in came_from and self.room.get((node, after), 0) > 0:
                    came_from[after] = node
                    waiting.append(after)
        return list(_back(came_from, goal)) if goal in came_from else []


def _back(came_from: Mapping[str, str], goal: str) -> Iterator[tuple[str, str]]:
    while goal != _START:
        yield came_from[goal], goal
        goal = came_from[goal]
