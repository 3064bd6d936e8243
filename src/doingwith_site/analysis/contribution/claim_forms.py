"""What is asked of somebody who claims a part in a result, and what else could explain it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doingwith.analysis.contribution.claims import ContributionClaim, OutsideEvent, Rival, RivalKind, Size
from doingwith.analysis.contribution.record import (
    ContributionRecord,
)
from doingwith.analysis.contribution.verdicts import ClaimVerdict, RivalVerdict
from doingwith.cases.case import Claim
from doingwith.common.judgements import Basis
from doingwith.logic_models.nodes import OutcomeStatus
from doingwith.programmes.scales import DesignStage
from doingwith.reporting.wording import word
from doingwith_site.analysis.contribution.form_parts import (
    PART_HELP,
    Choices,
    OverrideFields,
    PartForm,
    choice,
    links_of,
)
from doingwith_site.analysis.contribution.path_forms import CLAUSES_HELP, CLAUSES_LABEL
from doingwith_site.design.choosing import ticks
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["ClaimForm", "EventForm", "RivalForm"]


class ClaimForm(OverrideFields):
    """What is claimed of one result."""

    makes, key = ContributionClaim, "claims"
    own = ("statement", "outcome", "path", "status", "size", "stages", "limits", "clauses")
    ties = {"clauses": "clauses"}  # noqa: RUF012 - as declared in PartForm
    statement = box("The claim", 3, "Who did what, which helped to bring about what, and with what else. "
                    "A result that did not come about can be claimed on too.")  # fmt: skip
    outcome = forms.ChoiceField(label="The result it is about")
    path = forms.MultipleChoiceField(
        label="The links that lead to it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="From what the programme did to the result. Without a path a claim is not shown.",
    )
    status = choice("How far has the result come about?", OutcomeStatus)
    size = choice("How large was the programme's part?", Size,
                  help_text="This is not how well it is shown.")  # fmt: skip
    stages = forms.MultipleChoiceField(
        label="On which stages does it bear?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(stage.value, word(stage)) for stage in DesignStage],
    )
    limits = box("What the claim does not reach", 2, required=False)
    override_verdict = choice(
        "Set the table's verdict aside", ClaimVerdict, empty="No, the table's verdict holds"
    )
    override_reason = box("Why", 2, "Needed when the table is set aside. Both are shown.", required=False)
    override_by = line("Who gives this verdict", PART_HELP)
    clauses = ticks(CLAUSES_LABEL, CLAUSES_HELP)

    def usual(self, record: ContributionRecord) -> dict[str, Any]:
        """Nothing is known of a new claim."""
        return {"status": OutcomeStatus.NOT_KNOWN, "size": Size.CANNOT_SAY}

    def choices(self, record: ContributionRecord) -> Mapping[str, Choices]:
        """The nodes and links of the record."""
        return {
            "outcome": [(node.id, node.text) for node in record.nodes],
            "path": links_of(record),
        }


class RivalForm(PartForm):
    """Something else that could explain a result."""

    makes, key = Rival, "rivals"
    own = ("text", "kind", "claims", "verdict", "reasoning", "event")
    text = box("What else could explain it?", 2)
    kind = choice("What sort of thing is it?", RivalKind)
    claims = forms.MultipleChoiceField(
        label="Which claims does it rival?", widget=forms.CheckboxSelectMultiple
    )
    verdict = choice("What became of it?", RivalVerdict)
    reasoning = box("Why", 3, required=False)
    event = forms.ChoiceField(label="Is it an event around the project?", required=False)

    def usual(self, record: ContributionRecord) -> dict[str, Any]:
        """Nobody can say yet of a new one."""
        return {"verdict": RivalVerdict.CANNOT_SAY}

    def choices(self, record: ContributionRecord) -> Mapping[str, Choices]:
        """The claims and events of the record."""
        return {
            "claims": [(claim.id, f"{claim.id}: {claim.statement}") for claim in record.claims],
            "event": [(event.id, event.what) for event in record.events],
        }


class EventForm(PartForm):
    """Something that happened around the project."""

    makes, key = OutsideEvent, "events"
    own = ("what", "when", "claim", "basis", "source", "note")
    what = box("What happened", 2)
    when = line("When", "A year, a month or a day.", required=True)
    claim = choice("Does the programme claim a part in it?", Claim)
    basis = choice("Is that stated, or did you conclude it?", Basis)
    source = line("Where it stands")
    note = box("Note", 2, required=False)

    def usual(self, record: ContributionRecord) -> dict[str, Any]:
        """An event is not claimed unless somebody says so."""
        return {"claim": Claim.NOT_CLAIMED}
