"""How a programme is evaluated: its steps, its limits, what it recommends, what its sources get wrong."""

from dataclasses import dataclass

__all__ = ["Evaluation", "EvaluationStep", "Inconsistency"]


@dataclass(frozen=True, kw_only=True)
class EvaluationStep:
    """One step of the evaluation's method."""

    id: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Inconsistency:
    """A slip in the sources, with the lines where it stands, so that it is handled and not copied."""

    id: str
    what: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """The evaluation of a programme as its sources describe it.

    ``double_coded`` says whether two people read each case independently; ``coding_note`` says
    how signs and bases were given.
    """

    transcribed_by: str = ""
    double_coded: bool | None = None
    scope_note: str = ""
    coding_note: str = ""
    steps: tuple[EvaluationStep, ...] = ()
    project_file_kinds: tuple[str, ...] = ()
    account_kinds: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
