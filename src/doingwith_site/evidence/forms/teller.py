"""What is asked of people who tell. Nothing has to be filled in but what a page is for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingwith.consent.uses import AgeBand, GuardianKind, Use
from doingwith.evidence.accounts import PartKind
from doingwith_site.common.text import WordsField
from doingwith_site.evidence.forms.files import LONGEST_STORY, PICTURES, SOUNDS, TakesFiles
from doingwith_site.evidence.presenters.uses import use_choices
from doingwith_site.evidence.rules import uses_fit

__all__ = ["AnswerForm", "GuardianForm", "PartForm", "UsesForm"]

LONGEST_LINE = 200
AGES = [
    (AgeBand.UNDER_13, _("Under 13")),
    (AgeBand.FROM_13, _("13 to 15")),
    (AgeBand.FROM_16, _("16 or 17")),
    (AgeBand.ADULT, _("18 or over")),
    (AgeBand.NOT_SAID, _("I do not want to say")),
]
GUARDIANS = [
    (GuardianKind.PARENT, _("A parent")),
    (GuardianKind.COUNCIL, _("A social worker or somebody from the council")),
    (GuardianKind.OTHER, _("Somebody else who looks after the child")),
]


def story_box(label: Any, rows: int = 7, help_text: Any = "") -> WordsField:
    """A box for as many words as anybody wants to tell."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "max_length": _("That is more than this box holds (50,000 letters). Send it in two pieces.")
        },
    )


def line_box(label: Any, help_text: Any = "") -> WordsField:
    """A box for a few words."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_LINE,
        error_messages={"max_length": _("That is too long. Use at most 200 letters.")},
    )


class TellerForm(forms.Form):
    """A form without marks for what may be left out: nearly all of it may."""

    all_optional = True


class AnswerForm(TakesFiles, TellerForm):
    """An answer to one question, in the ways that the telling takes."""

    text = story_box(_("Your words"))
    voice = forms.FileField(
        label=_("A recording of your voice"), required=False,
        widget=forms.FileInput(attrs={"accept": SOUNDS}),
    )  # fmt: skip
    photo = forms.FileField(
        label=_("A photo"), required=False, widget=forms.FileInput(attrs={"accept": PICTURES})
    )
    photo_text = line_box(_("What does the photo show?"))
    drawing = forms.FileField(
        label=_("A drawing"), required=False, help_text=_("Take a photo of it."),
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )  # fmt: skip
    drawing_text = line_box(_("What does the drawing show?"))

    def __init__(self, data: Any = None, files: Any = None, *, kinds: Iterable[str], **options: Any) -> None:
        super().__init__(data, files, **options)
        taken = set(kinds)
        for kind, boxes in BOXES.items():
            if kind not in taken:
                for box in boxes:
                    del self.fields[box]
        self.word_file_errors()


BOXES: dict[PartKind, tuple[str, ...]] = {
    PartKind.WRITING: ("text",),
    PartKind.VOICE: ("voice",),
    PartKind.PHOTO: ("photo", "photo_text"),
    PartKind.DRAWING: ("drawing", "drawing_text"),
}


class PartForm(TellerForm):
    """Other words in the place of some that were kept."""

    text = story_box(_("Your words"))


class UsesForm(TellerForm):
    """Who may use it, how old the person is, and what they want to be called."""

    uses = forms.MultipleChoiceField(
        label=_("Who may use it?"),
        help_text=_("Tick what is all right for you. Tick nothing if you want nobody to see it yet."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    name_to_show = line_box(
        _("A name we may show"), _("Only if you said yes to a name. It need not be your real one.")
    )
    teller_role = line_box(
        _("Who are you in this story?"), _("For example: somebody who was ill, a carer, a sister.")
    )
    age = forms.ChoiceField(
        label=_("How old are you?"),
        choices=AGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how old you are, or that you do not want to say.")},
    )

    def __init__(self, data: Any = None, *, uses: Iterable[str], easy: bool, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["uses"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = use_choices(uses, easy=easy)
        if Use.QUOTE_WITH_NAME not in set(uses):
            del self.fields["name_to_show"]

    def clean_uses(self) -> frozenset[Use]:
        """The uses that were ticked, when they go together."""
        chosen = frozenset(Use(use) for use in self.cleaned_data["uses"])
        if not uses_fit(chosen):
            raise forms.ValidationError(
                _(
                    "Somebody must read it before it can be used in another way. "
                    "Tick the first box too, or tick none."
                )
            )
        return chosen

    def clean_age(self) -> AgeBand:
        """How old they are, broadly."""
        return AgeBand(self.cleaned_data["age"])


class GuardianForm(TellerForm):
    """A grown-up's own yes, beside a child's."""

    guardian = forms.ChoiceField(
        label=_("Who are you?"),
        choices=GUARDIANS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who you are.")},
    )
    uses = forms.MultipleChoiceField(
        label=_("What do you say yes to?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, uses: Iterable[str], easy: bool, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["uses"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = use_choices(uses, easy=easy)
