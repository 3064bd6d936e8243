"""What is asked of somebody who writes a contribution record: which form for which part."""

from collections.abc import Mapping

from django import forms

from doingwith.analysis.contribution.record import (
    Round,
)
from doingwith.cases.readings import Confidence
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith_site.analysis.contribution.claim_forms import ClaimForm, EventForm, RivalForm
from doingwith_site.analysis.contribution.evidence_forms import EvidenceForm
from doingwith_site.analysis.contribution.form_parts import (
    PART_HELP,
    PartForm,
    choice,
)
from doingwith_site.analysis.contribution.path_forms import LinkForm, NodeForm
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["FORMS", "BeginForm", "RoundForm", "StoryForm"]


class BeginForm(PlainForm):
    """The question with which a record begins."""

    question = box(
        "The question",
        3,
        "What result, or what result that did not come about, and did the programme have a part in it?",
    )


class RoundForm(PartForm):
    """One time through the six steps: its question, and how sure people need to be."""

    makes, key = Round, "rounds"
    own = ("question", "confidence_needed", "plausibility")
    question = box("The question of this round", 3)
    confidence_needed = choice("How sure do those who ask need to be?", Confidence, empty="Not said")
    plausibility = box("Why is a contribution likely at all?", 3, required=False)

    def value(self) -> Round:
        """The round; a new one has the next number."""
        plain = {"number": len(self.record.rounds) + 1} if self.now is None else to_plain(self.now)
        told = {key: self.cleaned_data[key] for key in self.own}
        kept = {key: value for key, value in plain.items() if key not in told}
        found: Round = from_plain(Round, kept | {key: value for key, value in told.items() if value})
        return found


class StoryForm(PlainForm):
    """The story in people's own words, beside the one that is put together from the record."""

    text = box("The story in your words", 12, longest=20_000)
    by = line("Who tells it", PART_HELP)
    seen = forms.IntegerField(widget=forms.HiddenInput)


FORMS: Mapping[str, type[PartForm]] = {
    "node": NodeForm,
    "link": LinkForm,
    "evidence": EvidenceForm,
    "claim": ClaimForm,
    "rival": RivalForm,
    "event": EventForm,
    "round": RoundForm,
}
"""Which form asks for which kind of part."""
