"""A saved analysis of configurations: every choice that somebody made, in versions.

Nothing here is worked out. The same choices on the same record give the same answer, whoever asks.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "AnalysisVersion",
    "CaseMembership",
    "Condition",
    "ConditionKind",
    "ConfigurationAnalysis",
    "Cuts",
    "Meaning",
    "Outcome",
    "OutcomeKind",
    "Rule",
    "Silence",
    "SolutionKind",
    "Together",
    "Way",
]


class Rule(StrEnum):
    """How what was reported becomes a membership; the figures stand in ``calibration``."""

    WHOLLY = "wholly"
    AT_LEAST_PARTLY = "at_least_partly"
    BY_DEGREES = "by_degrees"


class Way(StrEnum):
    """Which way of working a condition asks for."""

    HELPED = "helped"
    HINDERED = "hindered"


class Together(StrEnum):
    """How the factors of a domain become one condition: the strongest, the weakest, or their mean."""

    ANY = "any"
    ALL = "all"
    MEAN = "mean"


class ConditionKind(StrEnum):
    """What a condition is made of."""

    FACTOR = "factor"
    DOMAIN = "domain"
    CUSTOM = "custom"


class OutcomeKind(StrEnum):
    """What is to be explained: a factor among the results, or a design stage that a project reached."""

    RESULT = "result"
    STAGE = "stage"


class Meaning(StrEnum):
    """What a person decided that silence means: the case stays out, or it gets a membership."""

    LEAVE_OUT = "leave_out"
    MEMBERSHIP = "membership"


class SolutionKind(StrEnum):
    """How much of what nobody observed the answer may use."""

    CONSERVATIVE = "conservative"
    INTERMEDIATE = "intermediate"
    PARSIMONIOUS = "parsimonious"


@dataclass(frozen=True, kw_only=True)
class Silence:
    """What it means that the record does not say, as a person decided it for this analysis, and why.

    ``cases`` names the cases it holds for; empty: for every silent case that no other decision names.
    """

    meaning: Meaning
    reason: str
    membership: float | None = None
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CaseMembership:
    """The membership that a person gave to a case, from 0 to 1, and why."""

    case: str
    membership: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is to be explained. ``about`` is a result factor's id or a design stage.

    ``absent`` asks for the cases in which it did not come about.
    """

    kind: OutcomeKind
    about: str
    rule: Rule = Rule.AT_LEAST_PARTLY
    absent: bool = False
    silent: tuple[Silence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition. ``id`` is the factor's or the domain's; a custom condition has one of its own.

    ``label`` and ``memberships`` are for a custom condition, ``together`` is for a domain.
    """

    kind: ConditionKind
    id: str
    label: str = ""
    way: Way = Way.HELPED
    rule: Rule = Rule.AT_LEAST_PARTLY
    together: Together = Together.ANY
    memberships: tuple[CaseMembership, ...] = ()
    silent: tuple[Silence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """From where on a combination counts as going with the outcome.

    Below ``contradictory_from`` it goes without; between the two it contradicts itself.
    """

    consistency: float = 0.8
    contradictory_from: float | None = None
    pri: float = 0.0
    least_cases: int = 1


@dataclass(frozen=True, kw_only=True)
class AnalysisVersion:
    """One set of choices. ``answer`` is the fingerprint of what they gave when they were saved.

    ``expectations`` name what is expected to help, such as ``L1`` or ``~F3``, for the intermediate
    solution. ``reason`` says why these choices were made, or why the ones before were not enough.
    """

    number: int
    outcome: Outcome
    conditions: tuple[Condition, ...]
    reason: str
    solution: SolutionKind = SolutionKind.CONSERVATIVE
    expectations: tuple[str, ...] = ()
    cuts: Cuts = Cuts()
    shuffles: int = 200
    seed: int = 1
    saved_by: str = ""
    saved_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class ConfigurationAnalysis:
    """A saved analysis of configurations, in versions, oldest first. No version is ever changed."""

    id: str
    title: str
    versions: tuple[AnalysisVersion, ...]

    @property
    def latest(self) -> AnalysisVersion:
        """The choices that stand now."""
        return self.versions[-1]
