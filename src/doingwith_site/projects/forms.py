"""What is asked of someone who adds a project, writes a brief or moves a project."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from doingwith.programmes.scales import DesignStage
from doingwith.projects.briefs import Agreement
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
from doingwith_site.programmes.models import Partner

__all__ = ["BriefForm", "MoveForm", "ProjectForm", "lines_of", "show_again"]

LONGEST_BRIEF = 20_000
LONGEST_WORDS = 2_000
LONGEST_TITLE = 200
NEW_PARTNER = "new"
AGREEMENT_WORDS: dict[Agreement, str] = {
    Agreement.AGREED: "They agreed",
    Agreement.COULD_NOT_AGREE: "They could not agree. That is a valid end, and it is kept",
    Agreement.NOT_REPORTED: "Not known, or not asked yet",
}
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


def show_again(form: forms.Form, sent: QueryDict, **now: int) -> None:
    """Let the form speak of what the person now has in front of them, with the words they sent."""
    again = sent.copy()
    for name, value in now.items():
        again[name] = str(value)
    form.data = again


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a box in which each line is one item, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def box(
    label: str, rows: int, help_text: str = "", *, required: bool = True, longest: int = LONGEST_WORDS
) -> Any:  # noqa: ANN401
    """A box for more than a line of words."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"“{label}” holds at most {longest:,} characters. Shorten it, please."},
    )


def day_box() -> forms.DateField:
    """The day on which something happened."""
    return forms.DateField(
        label="On which day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Leave it open for today.",
        validators=[check_has_come],
    )


def check_has_come(value: date) -> None:
    """Refuses a day in the future, and says so."""
    if value > timezone.localdate():
        raise ValidationError("That day has not come yet. Choose today or a day before.")


class ProjectForm(PlainForm):
    """A new project: its title, the partner who commissioned it, and its first brief."""

    title = forms.CharField(
        label="Title",
        max_length=LONGEST_TITLE,
        help_text="What people call it, such as “Leaving hospital”.",
        error_messages={
            "max_length": f"A title holds at most {LONGEST_TITLE} characters. Shorten it, please."
        },
    )
    partner = forms.ChoiceField(label="Commissioning partner")
    new_partner = forms.CharField(
        label="Name of the new partner",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Only if you chose a new partner.",
    )
    brief = box("Brief", 5, "What is to be worked out, as it was agreed or asked for.", longest=LONGEST_BRIEF)
    asked_by = forms.CharField(
        label="Who asked for it",
        required=False,
        max_length=LONGEST_WORDS,
        help_text="The part they play, such as “commissioner”. No names are needed.",
    )

    def __init__(self, data: Any = None, *, partners: Sequence[Partner]) -> None:  # noqa: ANN401
        super().__init__(data)
        self.partners = {partner.identifier: partner for partner in partners}
        choices = [(f"known:{partner.identifier}", partner.name) for partner in partners]
        known = [("", "Choose one"), *choices] if choices else []
        field = self.fields["partner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*known, (NEW_PARTNER, "A new partner")]

    def clean(self) -> dict[str, Any]:
        """A new partner needs a name."""
        found = super().clean() or self.cleaned_data
        if found.get("partner") == NEW_PARTNER and not found.get("new_partner"):
            self.add_error("new_partner", "Write the name of the new partner.")
        return found

    @property
    def partner_row(self) -> Partner | None:
        """The partner that was chosen; None for a new one."""
        return self.partners.get(self.cleaned_data["partner"].removeprefix("known:"))

    @property
    def new_name(self) -> str:
        """The name of a new partner; empty when one of the programme's was chosen."""
        is_new = self.cleaned_data["partner"] == NEW_PARTNER
        return str(self.cleaned_data["new_partner"]) if is_new else ""


class BriefForm(PlainForm):
    """A new version of a brief, and which version its writer had in front of them."""

    all_optional = True  # each box's help says when it is needed

    text = box("The new brief", 6, longest=LONGEST_BRIEF)
    asked_by = forms.CharField(
        label="Who asked for the change",
        max_length=LONGEST_WORDS,
        help_text="The part they play, such as “commissioner” or “young people”. No names are needed.",
    )
    reason = box("Why", 3, "What made the change necessary.")
    agreement = forms.ChoiceField(
        label="How did asking for agreement end?",
        choices=[(value.value, words) for value, words in AGREEMENT_WORDS.items()],
        widget=forms.RadioSelect,
    )
    agreed_by = box(
        "Who agreed", 3, "One on each line, by the part they play. Needed when they agreed.", required=False
    )
    dated_on = day_box()
    based_on_version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Whoever says that they agreed says who."""
        found = super().clean() or self.cleaned_data
        if found.get("agreement") == Agreement.AGREED and not lines_of(found.get("agreed_by", "")):
            self.add_error("agreed_by", "Write who agreed, one on each line.")
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        found = dict(self.cleaned_data)
        found["agreement"] = Agreement(found["agreement"])
        found["agreed_by"] = lines_of(found["agreed_by"])
        return found


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
