"""Adding a project."""

from collections.abc import Sequence
from typing import Any

from django import forms

from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.programmes.models import Partner
from doingwith_site.projects.forms.boxes import LONGEST_BRIEF, LONGEST_TITLE, LONGEST_WORDS, box

__all__ = ["ProjectForm"]

NEW_PARTNER = "new"


class ProjectForm(PlainForm):
    """A new project: its title, the partner who commissioned it, and its first brief."""

    title = WordsField(
        label="Title",
        max_length=LONGEST_TITLE,
        help_text="What people call it, such as “Leaving hospital”.",
        error_messages={
            "max_length": f"A title holds at most {LONGEST_TITLE} characters. Shorten it, please."
        },
    )
    partner = forms.ChoiceField(label="Commissioning partner")
    new_partner = WordsField(
        label="Name of the new partner",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Only if you chose a new partner.",
    )
    brief = box("Brief", 5, "What is to be worked out, as it was agreed or asked for.", longest=LONGEST_BRIEF)
    asked_by = WordsField(
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
