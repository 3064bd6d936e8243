"""The search among a programme's projects. It changes nothing, so its words stand in the address."""

from collections.abc import Sequence

from django import forms

from doingwith.programmes.scales import DesignStage
from doingwith.reporting.wording import STAGE_NOT_REPORTED, word
from doingwith_site.cases.queries import CaseFilter, ProjectOrder, ProjectSearch
from doingwith_site.programmes.models import Partner
from doingwith_site.projects.queries import StandingFilter

__all__ = ["MOST_PARTNERS", "ProjectSearchForm"]

STANDING_WORDS: dict[StandingFilter, str] = {
    **{StandingFilter(stage): f"got to {word(stage)}" for stage in DesignStage},
    StandingFilter.HELD_BACK: "held back",
    StandingFilter.STOPPED: "stopped",
    StandingFilter.NOT_REPORTED: STAGE_NOT_REPORTED,
}
CASE_WORDS: dict[CaseFilter, str] = {
    CaseFilter.WITH: "read as a case",
    CaseFilter.WITHOUT: "no case yet",
}
ORDER_WORDS: dict[ProjectOrder, str] = {
    ProjectOrder.PROGRAMME: "as listed",
    ProjectOrder.TITLE: "by title",
    ProjectOrder.PARTNER: "by partner",
}
MOST_PARTNERS = 200
"""Nobody reads a longer list of choices: with more, partners are found by the search alone."""
NOT_IN_LIST = "That is not one of the choices, so it was left out of the search. Choose one from the list."


def choice(label: str, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    """A field that may be left alone."""
    return forms.ChoiceField(
        label=label, choices=choices, required=False, error_messages={"invalid_choice": NOT_IN_LIST}
    )


class ProjectSearchForm(forms.Form):
    """Words, partner, where the project stands, whether it was read as a case, and the order."""

    all_optional = True

    q = forms.CharField(
        label="Search",
        required=False,
        max_length=200,
        error_messages={"max_length": "A search holds at most 200 characters, so yours was left out."},
    )
    partner = choice("Partner", [])
    stage = choice("Stage", [("", "Any"), *((value.value, words) for value, words in STANDING_WORDS.items())])
    case = choice(
        "Case", [("", "With or without"), *((value.value, words) for value, words in CASE_WORDS.items())]
    )
    order = choice("Order", [(value.value, words) for value, words in ORDER_WORDS.items()])

    def __init__(self, *, asked: dict[str, str], partners: Sequence[Partner]) -> None:
        super().__init__(asked)
        if len(partners) > MOST_PARTNERS:
            del self.fields["partner"]
            self.fields["q"].help_text = "Finds partners’ names too."
            return
        everyone = f"All {len(partners)}" if len(partners) > 1 else "Any"
        self.fields["partner"] = choice(
            "Partner", [("", everyone), *((partner.identifier, partner.name) for partner in partners)]
        )

    @property
    def search(self) -> ProjectSearch:
        """What is looked for. A box that cannot be used is left out, and the form says so."""
        self.is_valid()
        found = self.cleaned_data
        return ProjectSearch(
            text=found.get("q", ""),
            partner=found.get("partner", ""),
            standing=StandingFilter(found["stage"]) if found.get("stage") else None,
            case=CaseFilter(found["case"]) if found.get("case") else None,
            order=ProjectOrder(found.get("order") or ProjectOrder.PROGRAMME),
        )
