"""What is asked of somebody who writes down what was found, and on what it bears."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Strength, Way
from doingwith.analysis.contribution.record import (
    ContributionRecord,
)
from doingwith.analysis.contribution.sources import alike
from doingwith.cases.readings import Confidence
from doingwith.logic_models.nodes import Provenance
from doingwith_site.analysis.contribution.form_parts import (
    PART_HELP,
    PartForm,
    choice,
    targets_of,
)
from doingwith_site.design.choosing import PagedForm, ticks
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["BearingForm", "EvidenceForm"]


class EvidenceForm(PartForm, PagedForm):
    """One item of evidence. What it bears on is asked beside it, and again for each further link."""

    makes, key, paged = EvidenceItem, "evidence", "excerpts"
    own = (
        "text", "kind", "excerpts", "source", "pages", "provenance", "told_by", "interested", "certainty",
        "group", "taken_out",
    )  # fmt: skip
    text = box("What was found", 4, "In your own words. Leave out names.")
    kind = choice("What sort of thing is it?", EvidenceKind)
    excerpts = ticks(
        "Which passages does it rest on?",
        "Passages marked in this project's documents and accounts. When somebody takes their words back, "
        "what rested on them alone counts no longer.",
    )
    source = line("Where it stands, or how it was gathered")
    pages = line("Pages")
    provenance = choice("Where do these words come from?", Provenance, empty="Recorded by the evaluators")
    told_by = line("Who tells it", PART_HELP)
    interested = forms.BooleanField(label="They gain when it is believed", required=False)
    certainty = choice("How sure did they sound?", Confidence, empty="Not noted",
                       help_text="This is not how strong the evidence is.")  # fmt: skip
    group = line(
        "Which source it shares its origin with",
        "Items of one source count once. Give all items from one interview the same word, such as "
        "“commissioner interview”.",
    )
    taken_out = box(
        "Take it out, because", 2, "Leave it empty to let the item count. It stays readable with the reason.",
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.around.passages)

    def closed(self, plain: dict[str, Any]) -> None:
        """Passages that the person was not shown stay named."""
        before = self.now.excerpts if self.now is not None else ()
        chosen = [*(name for name in before if name not in self.offered), *plain.pop("excerpts", ())]
        if chosen:
            plain["excerpts"] = chosen

    def clean(self) -> dict[str, Any]:
        """An item that names another's source and teller says whether the two are one source."""
        found = super().clean() or self.cleaned_data
        other = self._alike(found) if not found.get("group") and not found.get("taken_out") else None
        if other:
            self.add_error(
                "group",
                f"{other.id} names the same source and the same teller. Write “{other.source_group}” here "
                "when the two are one source, so that they count once; write another word when they are not.",
            )
        return found

    def _alike(self, found: Mapping[str, Any]) -> EvidenceItem | None:
        """The first other item that counts and names the same source and teller, not in one group already."""
        name = self.now.id if self.now is not None else ""
        this = EvidenceItem(
            id=name,
            text="",
            kind=EvidenceKind.TESTIMONY,
            source=found.get("source", ""),
            told_by=found.get("told_by", ""),
        )
        others = (one for one in self.record.counting if one.id != name and one.source_group != name)
        return next((one for one in others if alike(this, one)), None)


class BearingForm(PlainForm):
    """That an item bears on a link or a rival explanation."""

    all_optional = True

    on = forms.ChoiceField(label="What does it bear on?")
    way = choice("Which way?", Way)
    strength = choice("How strong is it as evidence here?", Strength, empty="Nobody has rated it")
    answer = box(
        "What was answered to it", 2, "Only for evidence against: an answered contradiction is not open.",
        required=False,
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, record: ContributionRecord, seen: int, on: str = "") -> None:  # noqa: ANN401
        super().__init__(data, initial={"seen": seen, "on": on})
        field = self.fields["on"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = targets_of(record)

    @property
    def bearing(self) -> Bearing:
        """What it bears on, and how."""
        found = self.cleaned_data
        strength = Strength(found["strength"]) if found["strength"] else None
        return Bearing(on=found["on"], way=Way(found["way"]), strength=strength, answer=found["answer"])
