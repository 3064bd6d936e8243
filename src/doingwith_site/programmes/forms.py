"""What is asked of someone who starts or changes a programme, or adds people to it."""

from typing import Any

from django import forms

from doingwith.exchange.starting_lists import COCREATE_LIST
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.people.roles import ROLES, Role
from doingwith_site.programmes.models import Programme

__all__ = ["AddMemberForm", "DetailsForm", "RoleForm", "StartForm"]

LONGEST_NAME = 200
EMPTY = "empty"
START_WORDS = [
    (COCREATE_LIST, "With the 58 factors in 10 domains of the Co:Create evaluation"),
    (EMPTY, "With an empty list"),
]


def name_box(label: str, help_text: str = "", *, required: bool = False) -> WordsField:
    """A box for a name, which fits on a page's first line."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_NAME,
        error_messages={
            "max_length": f"“{label}” holds at most {LONGEST_NAME} characters. Shorten it, please."
        },
    )


def role_choices() -> list[tuple[str, str]]:
    """Each role's code, with its name and what it is there for."""
    return [(role.code, f"{role.name.capitalize()}. {role.description}") for role in ROLES.values()]


class DetailsForm(PlainForm):
    """What is said of a programme as a whole."""

    name = name_box("Name", required=True)
    host = name_box("Who runs it", "The organisation that hosts the programme.")
    evaluator = name_box("Who evaluates it")
    funder = name_box("Who pays for it")
    area = name_box("Where", "A place or region, such as “Sheffield City Region”.")
    length_years = forms.IntegerField(
        label="How many years it runs", required=False, min_value=1, max_value=100
    )

    @classmethod
    def of(cls, programme: Programme) -> "DetailsForm":
        """The form filled in with what is said now."""
        return cls(initial={name: getattr(programme, name) for name in cls.base_fields})


class StartForm(DetailsForm):
    """A new programme, and the factors it starts with."""

    start_with = forms.ChoiceField(
        label="Which factors does it start with?",
        choices=START_WORDS,
        widget=forms.RadioSelect,
        initial=COCREATE_LIST,
        help_text="Factors are what can help deciding together or get in its way.",
    )

    def clean_start_with(self) -> str:
        """The name of a shipped list, or empty text for an empty one."""
        chosen = str(self.cleaned_data["start_with"])
        return "" if chosen == EMPTY else chosen


class RoleForm(PlainForm):
    """A person's part in the programme."""

    role = forms.ChoiceField(label="Role", choices=role_choices(), widget=forms.RadioSelect)

    @property
    def chosen(self) -> type[Role]:
        """The role that was chosen."""
        return ROLES[self.cleaned_data["role"]]


class AddMemberForm(RoleForm):
    """Somebody who is to take part."""

    email = forms.EmailField(
        label="E-mail address", help_text="They sign in with a code that is sent to this address."
    )
    name = name_box("Name", required=True)

    field_order = ("name", "email", "role")

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401
        super().__init__(data)
