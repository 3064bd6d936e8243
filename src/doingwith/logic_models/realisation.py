"""What came of what was hoped for: outcomes with their status, and surprises.

Counts, never one score: a share of outcomes achieved says nothing of which.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from doingwith.logic_models.fates import LinkChange, LinkFate, ModelDifference
from doingwith.logic_models.links import Standing
from doingwith.logic_models.nodes import REALISED_COLUMNS, Node, OutcomeStatus

__all__ = [
    "ExpectedOutcome",
    "Realisation",
    "expected_outcomes",
    "realisation",
    "unanticipated",
]


@dataclass(frozen=True, kw_only=True)
class ExpectedOutcome:
    """An outcome or impact that was hoped for, and the nodes it is now: none when it was dropped."""

    hoped: Node
    now: tuple[Node, ...]
    reasons: tuple[str, ...]

    @property
    def status(self) -> OutcomeStatus:
        """Its status; *not known* where it was dropped, or where its parts differ and none is partly."""
        statuses = {node.status for node in self.now}
        if len(statuses) == 1:
            return next(iter(statuses))
        came = statuses & {OutcomeStatus.ACHIEVED, OutcomeStatus.PARTLY}
        return OutcomeStatus.PARTLY if came else OutcomeStatus.NOT_KNOWN


@dataclass(frozen=True, kw_only=True)
class Realisation:
    """Counts over a difference. ``expected`` leaves out what is too early to tell, or not relevant now."""

    hoped: int
    expected: int
    came_about: int
    statuses: Mapping[OutcomeStatus, int]
    outcomes_after: int
    unanticipated: int
    links_tested: int
    links_held: int


def expected_outcomes(difference: ModelDifference) -> tuple[ExpectedOutcome, ...]:
    """Every outcome and impact of the drawing before, in its order, with what it is now."""
    home = {node.id: change for change in difference.nodes for node in change.before}
    return tuple(
        ExpectedOutcome(hoped=node, now=home[node.id].after, reasons=home[node.id].reasons)
        for node in difference.before.nodes
        if node.column in REALISED_COLUMNS
    )


def unanticipated(difference: ModelDifference) -> tuple[Node, ...]:
    """Outcomes and impact of the drawing after that nobody had hoped for or feared before."""
    return tuple(node for change in difference.nodes if change.is_unanticipated for node in change.after)


_NOT_EXPECTED = (OutcomeStatus.TOO_EARLY, OutcomeStatus.NO_LONGER_RELEVANT)
_CAME_ABOUT = (OutcomeStatus.ACHIEVED, OutcomeStatus.PARTLY)


def realisation(difference: ModelDifference) -> Realisation:
    """How much of what was hoped for came about, how much was not foreseen, how many links stood the test.

    A link was tested when it held, was weakened, reversed or redirected, or changed its kind and held or was
    weakened as it is now; one that was dropped was not necessarily, so it is not counted.
    """
    statuses = Counter(outcome.status for outcome in expected_outcomes(difference))
    fates = Counter(change.fate for change in difference.links)
    return Realisation(
        hoped=statuses.total(),
        expected=statuses.total() - sum(statuses[status] for status in _NOT_EXPECTED),
        came_about=sum(statuses[status] for status in _CAME_ABOUT),
        statuses={status: statuses[status] for status in OutcomeStatus},
        outcomes_after=sum(1 for node in difference.after.nodes if node.column in REALISED_COLUMNS),
        unanticipated=len(unanticipated(difference)),
        links_tested=sum(_was_tested(change) for change in difference.links),
        links_held=fates[LinkFate.HELD],
    )


_TESTED = (LinkFate.HELD, LinkFate.WEAKENED, LinkFate.REVERSED, LinkFate.REDIRECTED)


def _was_tested(change: LinkChange) -> bool:
    if change.fate is LinkFate.CHANGED_KIND:
        return change.after is not None and change.after.standing is not Standing.UNTESTED
    return change.fate in _TESTED
