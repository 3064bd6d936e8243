"""What people expected of evidence before they looked: estimates, their locks, and what became of them."""

from dataclasses import dataclass
from datetime import date

__all__ = [
    "Chance",
    "Estimate",
    "Finding",
    "FormalTurn",
    "FormalUpdate",
    "Lock",
    "PerCent",
    "Restated",
    "RestatedPrior",
]


@dataclass(frozen=True, kw_only=True)
class PerCent:
    """An estimated chance in whole per cent, from the lowest to the highest that people could defend."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Chance:
    """What follows, between two ends: a chance from 0 to 1, or a Bayes factor from 0 upwards."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class FormalTurn:
    """That the formal update of a record was switched on or off, and why. ``by`` is the part they play."""

    is_on: bool
    reason: str
    by: str = ""
    turned_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Lock:
    """That an estimate was settled before its evidence was opened.

    ``hash`` is the SHA-256 of what was settled, in hexadecimal. ``at`` is the time of the day, such as
    "14:05". ``by`` is the part that the person plays. ``known`` names the items of evidence that stood in
    the record by then: an estimate of one of those was not made before looking.
    """

    hash: str
    at: str = ""
    by: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Restated:
    """An estimate in other words or numbers than those that hold, with the reason why it was said otherwise.

    Said before the evidence was opened, it is what held until then; said after, it counts for nothing.
    """

    sensitivity: PerCent
    type_one: PerCent
    reason: str
    expects: str = ""
    group: str = ""
    said_on: date | None = None
    locked_on: date | None = None
    lock: Lock | None = None


@dataclass(frozen=True, kw_only=True)
class RestatedPrior:
    """The chance before the evidence in other numbers than those that hold, and why it was said otherwise."""

    prior: PerCent
    reason: str
    said_on: date | None = None
    locked_on: date | None = None
    lock: Lock | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was said to have been found, until it was said otherwise for this reason."""

    found: bool
    reason: str
    evidence: str = ""
    said_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What people expected of one item of evidence before it was opened, and whether it was found.

    ``expects`` says what one would see, ``group`` the source it would come from. ``sensitivity`` is the
    chance to find it if the claim holds, ``type_one`` the chance if it does not, ``reason`` why these two.
    ``locked_on`` is the day after which they were not changed, ``lock`` more of that; ``opened_on`` the day
    the evidence was looked at. ``found`` is left out until then. ``evidence`` names the item that it turned
    out to be: where nothing was found there is none. ``earlier`` is what held before, ``later`` what was said
    after the evidence was opened, ``findings`` what was said before of what was found.
    """

    sensitivity: PerCent
    type_one: PerCent
    id: str = ""
    evidence: str = ""
    expects: str = ""
    group: str = ""
    found: bool | None = None
    locked_on: date | None = None
    opened_on: date | None = None
    reason: str = ""
    lock: Lock | None = None
    earlier: tuple[Restated, ...] = ()
    later: tuple[Restated, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """What the estimate is called: its identifier, or the item of evidence when it has none."""
        return self.id or self.evidence


@dataclass(frozen=True, kw_only=True)
class FormalUpdate:
    """The estimates for one claim. ``prior`` is the chance that it holds before any of the evidence.

    ``prior_earlier`` is what was said of that and locked before, ``prior_later`` what was said after some
    evidence was opened: the update stays with ``prior``.
    """

    claim: str
    prior: PerCent
    estimates: tuple[Estimate, ...] = ()
    by: str = ""
    prior_locked_on: date | None = None
    prior_lock: Lock | None = None
    prior_earlier: tuple[RestatedPrior, ...] = ()
    prior_later: tuple[RestatedPrior, ...] = ()

    @property
    def is_opened(self) -> bool:
        """Whether any of the evidence was opened."""
        return any(one.found is not None for one in self.estimates)

    def estimate(self, name: str) -> Estimate | None:
        """The estimate of this name; None when there is none."""
        return next((one for one in self.estimates if one.name == name), None)
