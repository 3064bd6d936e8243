"""The instruments a programme works with: its matrix and its logic model's crib sheet."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "CribSection",
    "Instruments",
    "LogicModelGuide",
    "LogicModelKind",
    "LogicModelMoment",
    "MatrixSource",
]


class LogicModelMoment(StrEnum):
    """When a logic model is drawn: before, or after the fact."""

    A_PRIORI = "a_priori"
    POST_FACTO = "post_facto"


@dataclass(frozen=True, kw_only=True)
class MatrixSource:
    """What is known of the programme's co-production matrix, and from where."""

    known: tuple[str, ...] = ()
    missing: str = ""
    published_at: str = ""
    qualities: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    certainty: str = ""
    later_published_at: str = ""
    later_element_count: int | None = None
    later_elements: tuple[str, ...] = ()
    later_elements_unseen: int | None = None


@dataclass(frozen=True, kw_only=True)
class LogicModelKind:
    """A moment at which a logic model is drawn, and what it is for."""

    moment: LogicModelMoment
    when: str
    use: str


@dataclass(frozen=True, kw_only=True)
class CribSection:
    """One section of the crib sheet: prompts for the drawing, then prompts for reflection."""

    section: str
    prompts: tuple[str, ...]
    reflection: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LogicModelGuide:
    """How logic models are made in the programme. ``source`` says where the crib sheet comes from."""

    kinds: tuple[LogicModelKind, ...] = ()
    first_facilitated_by: str = ""
    first_facilitated_count: int | None = None
    later_by: str = ""
    recorded_by: str = ""
    crib_sheet: tuple[CribSection, ...] = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Instruments:
    """The programme's instruments as data."""

    matrix: MatrixSource = MatrixSource()
    logic_model: LogicModelGuide = LogicModelGuide()
