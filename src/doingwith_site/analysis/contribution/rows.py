"""What the page of a contribution record shows of claims, links and evidence, in words."""

from dataclasses import dataclass

from doingwith.analysis.contribution.evidence import EvidenceItem

__all__ = [
    "ClaimSheet",
    "EvidenceRow",
    "LinkRow",
    "OpenLine",
    "RoundSheet",
    "StepRow",
    "VersionLine",
    "WayGroup",
]


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One item of evidence as it bears on something. ``anchor`` stands where it is read first, else empty.

    ``passages`` are those that the reader may see of the ones it rests on: words and address.
    """

    item: EvidenceItem
    anchor: str
    words: str
    note: str
    passages: tuple[tuple[str, str], ...]
    change_url: str
    bearing_url: str


@dataclass(frozen=True, kw_only=True)
class WayGroup:
    """The evidence that bears one way."""

    heading: str
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    """One link with its verdict, how it follows, and the evidence.

    ``evidence`` counts the sources each way, ``apart`` says what looks like one source and counts as several.
    ``drawn`` says where it stands in logic models: words and address. One that an earlier claim shows already
    is ``told_above``.
    """

    name: str
    title: str
    verdict: str
    kind: str
    because: str
    narrative: str
    groups: tuple[WayGroup, ...]
    apart: tuple[str, ...]
    change_url: str
    clauses: str
    evidence: str
    drawn: tuple[tuple[str, str], ...]
    told_above: bool


@dataclass(frozen=True, kw_only=True)
class ClaimSheet:
    """One claim with its path and rivals. ``formal`` is what its formal update says, with its warnings."""

    name: str
    statement: str
    result: str
    verdict: str
    kind: str
    reasons: tuple[str, ...]
    size: str
    limits: str
    links: tuple[LinkRow, ...]
    rivals: tuple[tuple[str, str, str], ...]
    change_url: str
    formal: tuple[str, ...]
    clauses: str


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One step of a round: how far it has come, what was noted, and where that is said."""

    step: str
    status: str
    note: str
    url: str


@dataclass(frozen=True, kw_only=True)
class RoundSheet:
    """One round with its six steps, and where it is changed."""

    heading: str
    anchor: str
    steps: tuple[StepRow, ...]
    change_url: str


@dataclass(frozen=True, kw_only=True)
class OpenLine:
    """An objection or evidence to look for, and where it is answered."""

    words: str
    url: str
    doing: str


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version in the list."""

    words: str
    url: str
    current: bool
