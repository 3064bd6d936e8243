"""Boxes for beginning a model, freezing a version, drawing a new one, and answering a proposal."""

from collections.abc import Iterable
from typing import Any

from django import forms

from doingwith.logic_models.model import ModelKind
from doingwith.reporting.wording import word
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.logic_models.forms.sent import SentForm
from doingwith_site.projects.forms.boxes import LONGEST_TITLE, box, lines_of

__all__ = ["BecameForm", "FreezeForm", "NewModelForm", "NewVersionForm"]

ROOM_HELP = "One on each line, by the part they play, such as “young people”. No names are needed."
OWN, OF_PROJECT = "programme", "project:"
KINDS = [(kind.value, word(kind)) for kind in ModelKind]


class NewModelForm(PlainForm):
    """Whose model it is, what it is called, and when it is drawn."""

    project = forms.ChoiceField(label="Whose model is it?")
    title = WordsField(label="Title", max_length=LONGEST_TITLE)
    kind = forms.ChoiceField(label="When is it drawn?", choices=KINDS)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        projects: Iterable[tuple[str, str]],
        may_draw_own: bool,
        may_draw: bool,
        project: str = "",
    ) -> None:
        super().__init__(data, initial={"project": f"{OF_PROJECT}{project}"})
        own = [(OWN, "The programme's own")] if may_draw_own else []
        of = [(f"{OF_PROJECT}{key}", title) for key, title in projects] if may_draw else []
        field = self.fields["project"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*of, *own]

    @property
    def whose(self) -> str:
        """The project's identifier; empty for the programme's own model."""
        return str(self.cleaned_data["project"]).removeprefix(OF_PROJECT) if self.of_project else ""

    @property
    def of_project(self) -> bool:
        """Whether it is to be a project's model."""
        return str(self.cleaned_data["project"]) != OWN

    @property
    def drawn(self) -> ModelKind:
        """When it is drawn."""
        return ModelKind(self.cleaned_data["kind"])


class FreezeForm(SentForm):
    """Who was in the room, and why the version was drawn."""

    people = box("Who was in the room", 4, ROOM_HELP)
    reason = box("Why it was drawn, or drawn anew", 3, required=False)

    @property
    def room(self) -> tuple[str, ...]:
        """Who was there, one by one."""
        return lines_of(self.cleaned_data["people"])


class NewVersionForm(PlainForm):
    """When in the project's life the new version is drawn, why, and who is in the room."""

    kind = forms.ChoiceField(label="When is it drawn?", choices=KINDS)
    reason = box("Why is it drawn anew?", 3)
    people = box("Who is in the room", 4, ROOM_HELP, required=False)

    @property
    def room(self) -> tuple[str, ...]:
        """Who is there, one by one."""
        return lines_of(self.cleaned_data["people"])

    @property
    def drawn(self) -> ModelKind:
        """When it is drawn."""
        return ModelKind(self.cleaned_data["kind"])


class BecameForm(PlainForm):
    """What the programme did with a proposal."""

    became = box("What becomes of it, and why", 3, "Such as: “Taken over, because two projects said so.”")
