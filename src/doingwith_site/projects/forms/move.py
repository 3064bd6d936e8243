"""Moving a project on the Double Diamond."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from doingwith.programmes.scales import DesignStage
from doingwith.projects.moves import (
    Move,
    MoveKind,
    MoveRefused,
    can_move,
    check_move,
    destinations,
    step_of,
)
from doingwith.projects.stages import StageMove, Standing, standing_of
from doingwith.reporting.wording import word
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box, day_box, lines_of

__all__ = ["MOVE_WORDS", "MoveForm"]

MOVE_WORDS: dict[MoveKind, str] = {
    MoveKind.RESUME: "It goes on again",
    MoveKind.FORWARD: "Move forward to {stage}",
    MoveKind.BACK: "Move back to {stage}",
    MoveKind.HOLD: "It is held back where it is",
    MoveKind.STOP: "It stops",
}
NOT_POSSIBLE = "This move is not possible now. Choose one of those offered."
MOVED_MEANWHILE = (
    "Somebody recorded a step of this project while you had this page open. "
    "Look at where it stands now, and send this again if it still has to move."
)


class MoveForm(PlainForm):
    """One of the moves that a project may make now, and its reasons."""

    all_optional = True  # each box's help says when it is needed

    move = forms.ChoiceField(label="What happened?", widget=forms.RadioSelect)
    reasons = box(
        "Why",
        4,
        "One reason on each line. Needed when a project goes back, is held back or stops.",
        required=False,
    )
    on = day_box()
    steps_before = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, path: Sequence[StageMove]) -> None:  # noqa: ANN401
        super().__init__(data, initial={"steps_before": len(path)})
        self.path = tuple(path)
        self.standing = standing_of(path)
        field = self.fields["move"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code_of(move), move_words(move)) for move in legal_moves(self.standing)]
        field.error_messages["invalid_choice"] = NOT_POSSIBLE

    @property
    def asked_move(self) -> Move:
        """The move that was asked for. Its box may still lack reasons."""
        kind, _, stage = str(self.data["move"]).partition(":")
        reasons = lines_of(str(self.data.get("reasons", "")))
        return Move(kind=MoveKind(kind), to=DesignStage(stage) if stage else None, reasons=reasons)

    @property
    def repeats_last_step(self) -> bool:
        """Whether this very move was recorded a moment ago: a button pressed twice moves once."""
        if not self.path or self.data.get("steps_before") != str(len(self.path) - 1):
            return False
        first_press, last = MoveForm(self.data, path=self.path[:-1]), self.path[-1]
        return first_press.is_valid() and last == step_of(
            first_press.standing,
            first_press.asked_move,
            recorded_on=first_press.cleaned_data["on"] or timezone.localdate(),
            recorded_by=last.recorded_by,
        )

    def clean(self) -> dict[str, Any]:
        """Nobody moved the project meanwhile, and a move that needs reasons has them."""
        found = super().clean() or self.cleaned_data
        if found.get("steps_before") != len(self.path):
            raise ValidationError(MOVED_MEANWHILE)
        if "move" in found:
            try:
                check_move(self.standing, self.asked_move)
            except MoveRefused as refused:
                self.add_error("reasons", str(refused))
        return found


def legal_moves(standing: Standing) -> list[Move]:
    """Every move a project that stands so may make, onwards first."""
    moves: list[Move] = []
    for kind in MOVE_WORDS:
        if stages := destinations(standing, kind):
            moves += [Move(kind=kind, to=stage) for stage in stages]
        elif can_move(standing, kind):
            moves.append(Move(kind=kind))
    return moves


def code_of(move: Move) -> str:
    """The move as the value of a choice, such as ``forward:define`` or ``stop``."""
    return f"{move.kind}:{move.to}" if move.to else move.kind.value


def move_words(move: Move) -> str:
    """The move as a choice to be read."""
    return MOVE_WORDS[move.kind].format(stage=word(move.to) if move.to else "")
