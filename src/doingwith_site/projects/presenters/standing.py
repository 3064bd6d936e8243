"""Where a project stands, as a sentence and as the look of its tag."""

from doingwith.analysis.diamond import Outcome, Position
from doingwith.projects.stages import StageStatus
from doingwith.reporting.wording import word

__all__ = ["STANDING_SENTENCES", "standing_kind", "standing_sentence"]

STANDING_SENTENCES: dict[StageStatus, str] = {
    StageStatus.ENTERED: "It has come to {stage}.",
    StageStatus.REACHED: "It reached {stage}.",
    StageStatus.PARTLY: "It reached {stage} in part.",
    StageStatus.LIMITED: "It reached {stage}, within limits.",
    StageStatus.BLOCKED: "Its way is blocked at {stage}.",
    StageStatus.UNCLEAR: "It came to {stage}; how far it got there is unclear.",
    StageStatus.NOT_REACHED: "It did not reach {stage}.",
}
HALT_VERBS = {Outcome.STOPPED: "It was stopped", Outcome.HELD_BACK: "It was held back"}


def standing_kind(position: Position | None) -> str:
    """The look of the tag: dotted for what is not known, and its own for a stop or a hold."""
    if position is None:
        return "none"
    return "plain" if position.outcome is Outcome.GOES_ON else "stop"


def standing_sentence(position: Position | None) -> str:
    """Where a project stands and why: "It was held back at Deliver for 2 reasons, the first: …"."""
    if position is None:
        return "Its stage was not reported."
    stage = word(position.end.stage)
    if position.outcome is Outcome.GOES_ON:
        return STANDING_SENTENCES[position.end.status].format(stage=stage)
    before = "before" if position.end.status is StageStatus.NOT_REACHED else "at"
    return f"{HALT_VERBS[position.outcome]} {before} {stage}{_because(position.reasons)}"


def _because(reasons: tuple[str, ...]) -> str:
    if not reasons:
        return ". Why was not reported."
    first = reasons[0].rstrip(".")
    if len(reasons) == 1:
        return f": {first}."
    return f" for {len(reasons)} reasons, the first: {first}."
