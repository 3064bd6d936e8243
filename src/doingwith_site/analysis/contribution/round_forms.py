"""What is asked inside a round: how far a step has come, what was objected, and what to look for next."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone

from doingwith.analysis.contribution.record import (
    Challenge,
    ContributionRecord,
    NextEvidence,
    StepNote,
    StepStatus,
)
from doingwith_site.analysis.contribution.form_parts import (
    PART_HELP,
    Choices,
    PartForm,
    choice,
    links_of,
)
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["ROUND_FORMS", "ObjectionForm", "StepForm", "WantedForm"]


class RoundPartForm(PartForm):
    """A part of a round: it has its place there, and no identifier."""

    def begun(self) -> dict[str, Any]:
        """Nothing."""
        return {}


class StepForm(RoundPartForm):
    """How far a step has come. It is noted on the day it changes."""

    makes, key, own = StepNote, "steps", ("status", "note")
    status = choice("How far has it come?", StepStatus)
    note = box("What was done, or is missing", 3, required=False)

    def value(self) -> StepNote:
        """The step as it stands now; noted today when something changed."""
        found: StepNote = super().value()
        return found if found == self.now else replace(found, noted_on=timezone.localdate())


class ObjectionForm(RoundPartForm):
    """What somebody said against the story, and the answer when there is one."""

    makes, key, own = Challenge, "challenges", ("by", "text", "answer")
    by = line("Who objects", PART_HELP, required=True)
    text = box("What they say against it", 3)
    answer = box("What was answered", 3, "Leave it empty while nobody has answered. It then stays open.",
                 required=False)  # fmt: skip


class WantedForm(RoundPartForm):
    """Evidence to look for, and what came of looking."""

    makes, key, own = NextEvidence, "next_evidence", ("what", "from_", "link", "came_of_it")
    what = box("What to look for", 2)
    from_ = line("From whom", PART_HELP)
    link = forms.ChoiceField(label="Which link would it test?", required=False)
    came_of_it = box(
        "What came of it", 2, "Leave it empty while it is still to be looked for. Evidence is added apart.",
        required=False,
    )  # fmt: skip

    def choices(self, record: ContributionRecord) -> Mapping[str, Choices]:
        """The links of the record."""
        return {"link": links_of(record)}


ROUND_FORMS: Mapping[str, type[RoundPartForm]] = {
    "step": StepForm,
    "objection": ObjectionForm,
    "wanted": WantedForm,
}
"""Which form asks for which part of a round."""
