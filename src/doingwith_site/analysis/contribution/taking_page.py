"""Taking cards and links from a version of a logic model: what is asked, and the words of the page."""

from dataclasses import dataclass
from typing import Any

from django import forms

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.taking import KIND_OF_DRAWN, cards_left, links_left
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.wording import count, sentence, word
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.design.forms import PlainForm

__all__ = ["Drawn", "TakingForm", "TakingPage", "drawn_versions"]


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A version of a logic model that speaks of the project."""

    model: LogicModel
    version: ModelVersion

    @property
    def name(self) -> str:
        """How an address calls it."""
        return f"{self.model.id}:{self.version.number}"

    @property
    def words(self) -> str:
        """Which it is."""
        return f"{self.model.title}, version {self.version.number}, {word(self.version.kind)}"


def drawn_versions(models: list[LogicModel]) -> list[Drawn]:
    """Every version that has cards, those of the project's own models first, and the newest first."""
    return [
        Drawn(model=model, version=version)
        for model in models
        for version in reversed(model.versions)
        if version.nodes
    ]


class TakingForm(PlainForm):
    """Which cards and links are taken. A link brings its two ends along."""

    all_optional = True

    links = forms.MultipleChoiceField(
        label="Links",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A link brings its two cards along.",
    )
    cards = forms.MultipleChoiceField(
        label="Cards by themselves", required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        record: ContributionRecord,
        version: ModelVersion,
        seen: int,
    ) -> None:
        super().__init__(data, initial={"seen": seen})
        texts = {card.id: card.text for card in version.nodes}
        links = [
            (link.id, f"“{texts[link.from_]}” {word(KIND_OF_DRAWN[link.kind])} “{texts[link.to]}”")
            for link in links_left(record, version)
            if {link.from_, link.to} <= texts.keys()
        ]
        cards = [(card.id, f"{card.text} ({word(card.column)})") for card in cards_left(record, version)]
        for name, choices in (("links", links), ("cards", cards)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices
            if not choices:
                del self.fields[name]

    @property
    def offers(self) -> bool:
        """Whether there is anything left to take."""
        return "links" in self.fields or "cards" in self.fields

    def clean(self) -> dict[str, Any]:
        """Something is taken."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not found.get("links") and not found.get("cards"):
            box = next((name for name in ("links", "cards") if name in self.fields), None)
            self.add_error(box, "Choose at least one card or link.")
        return found


@dataclass(frozen=True, kw_only=True)
class TakingPage:
    """Taking from ``drawn``, one of ``versions``; None when no drawing about the project has cards."""

    desk: ContributionDesk
    versions: list[Drawn]
    drawn: Drawn | None

    @property
    def title(self) -> str:
        """What is done here."""
        return "Take cards and links from the logic model"

    @property
    def lead(self) -> str:
        """What comes over, and from where."""
        if self.drawn is None:
            return "No logic model of this project or of the programme has a card yet. Draw one first."
        return (
            f"From {self.drawn.words}. Their words and identifiers come over, so that the record and the "
            "drawing stay tied to each other. How one brought about the other is told anew here."
        )

    @property
    def others(self) -> list[tuple[str, str]]:
        """The other versions: words and address."""
        return [
            (one.words, f"{self.desk.address('take_from_model')}?version={one.name}")
            for one in self.versions
            if one != self.drawn
        ]

    @property
    def already(self) -> str:
        """How much of the version the record names already; empty when nothing."""
        if self.drawn is None:
            return ""
        version, record = self.drawn.version, self.desk.record
        cards = len(version.nodes) - len(cards_left(record, version))
        links = len(version.links) - len(links_left(record, version))
        if not cards and not links:
            return ""
        named = f"{count(cards, 'card')} and {count(links, 'link')}"
        return sentence(
            f"{named} of this version {'is' if cards + links == 1 else 'are'} in the record already"
        )
