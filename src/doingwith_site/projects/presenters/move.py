"""The words around the form that moves a project."""

from dataclasses import dataclass

from doingwith.analysis.diamond import position_of
from doingwith.projects.moves import Move, MoveKind
from doingwith.projects.project import Project as ProjectValue
from doingwith.reporting.wording import word
from doingwith_site.projects.models import Project
from doingwith_site.projects.presenters.standing import standing_sentence

__all__ = ["MOVED", "MovePage", "moved_sentence"]

MOVED: dict[MoveKind, str] = {
    MoveKind.FORWARD: "“{title}” has moved forward to {stage}.",
    MoveKind.BACK: "“{title}” has moved back to {stage}.",
    MoveKind.HOLD: "It is recorded that “{title}” is held back, and why.",
    MoveKind.RESUME: "“{title}” goes on again.",
    MoveKind.STOP: "It is recorded that “{title}” has stopped, and why.",
}


@dataclass(frozen=True, kw_only=True)
class MovePage:
    """Where the project stands before it is moved."""

    row: Project
    value: ProjectValue

    @property
    def standing(self) -> str:
        """Where it stands, as a sentence."""
        return standing_sentence(position_of(self.value))


def moved_sentence(title: str, move: Move) -> str:
    """What was done, for the line at the top of the next page."""
    return MOVED[move.kind].format(title=title, stage=word(move.to) if move.to else "")
