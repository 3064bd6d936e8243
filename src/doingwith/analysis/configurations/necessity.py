"""What the cases with the outcome had: each condition, and its absence, as necessary for the outcome.

A set that holds nearly all cases is necessary for anything; the relevance of necessity tells (C. Q. Schneider
and C. Wagemann, Set-Theoretic Methods for the Social Sciences, 2012, section 9.2.1).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from doingwith.analysis.configurations.answer import Answer
from doingwith.methods.qca.fit import Necessity, necessity

__all__ = ["NECESSARY_FROM", "RELEVANT_FROM", "NecessitySet", "necessity_of"]

NECESSARY_FROM = 0.9
"""From this consistency on a condition counts as necessary (Schneider and Wagemann 2012, section 9.1)."""
RELEVANT_FROM = 0.5
"""Below this relevance a set is so large that being necessary says nothing. A convention, no law."""


@dataclass(frozen=True, kw_only=True)
class NecessitySet:
    """A condition, or its absence, against the outcome. ``without``: cases with the outcome, not with it."""

    id: str
    sentence: str
    figures: Necessity
    without: tuple[str, ...]

    @property
    def is_necessary(self) -> bool:
        """Whether (nearly) every case with the outcome had it."""
        return (self.figures.incl or 0) >= NECESSARY_FROM

    @property
    def is_trivial(self) -> bool:
        """Whether it says nothing, because nearly every case had it."""
        return (self.figures.ron or 0) < RELEVANT_FROM


def necessity_of(found: Answer) -> tuple[NecessitySet, ...]:
    """Each condition and its absence, in the order of the conditions; none when no case has the outcome."""
    if not (found.data.outcome > 0.5).any():
        return ()
    return tuple(_sets(found))


def _sets(found: Answer) -> Iterator[NecessitySet]:
    data, having = found.data, found.data.outcome > 0.5
    for at, one in enumerate(found.calibrated.conditions):
        for value, sentence in ((1, one.name.present), (0, one.name.absent)):
            inside = data.in_literal(at, value)
            missing = np.flatnonzero(having & (inside <= 0.5))
            yield NecessitySet(
                id=one.id if value else f"~{one.id}",
                sentence=sentence,
                figures=necessity(inside, data.outcome),
                without=tuple(data.cases[case] for case in missing),
            )
