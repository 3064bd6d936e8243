"""What is asked of somebody who writes a contribution record, part by part."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doingwith.analysis.contribution.claims import ContributionClaim, OutsideEvent, Rival, RivalKind, Size
from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Strength, Way
from doingwith.analysis.contribution.record import (
    CausalKind,
    CausalLink,
    CausalNode,
    ContributionRecord,
    Round,
    Search,
)
from doingwith.analysis.contribution.sources import alike
from doingwith.analysis.contribution.verdicts import ClaimVerdict, LinkVerdict, RivalVerdict
from doingwith.cases.case import Claim
from doingwith.cases.readings import Confidence
from doingwith.common.judgements import Basis
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.logic_models.nodes import OutcomeStatus, Provenance
from doingwith.programmes.scales import DesignStage
from doingwith.reporting.wording import word
from doingwith_site.analysis.contribution.form_parts import (
    PART_HELP,
    Choices,
    OverrideFields,
    PartForm,
    choice,
    links_of,
    targets_of,
)
from doingwith_site.design.choosing import PagedForm, ticks
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box, line

__all__ = [
    "FORMS",
    "BearingForm",
    "BeginForm",
    "ClaimForm",
    "EventForm",
    "EvidenceForm",
    "LinkForm",
    "NodeForm",
    "PartForm",
    "RivalForm",
    "RoundForm",
    "StoryForm",
]


CLAUSES_LABEL = "Which parts of the theory of change does it test?"
CLAUSES_HELP = (
    "From the current version. The theory's page then says that this tests them, and how it stands."
)
TIE_HELP = "From the newest drawings about the project. The words stay as they are on both sides."


class BeginForm(PlainForm):
    """The question with which a record begins."""

    question = box(
        "The question",
        3,
        "What result, or what result that did not come about, and did the programme have a part in it?",
    )


class NodeForm(PartForm):
    """Something that was done or came about."""

    makes, key, own = CausalNode, "nodes", ("text", "model_nodes")
    ties = {"model_nodes": "cards"}  # noqa: RUF012 - as declared in PartForm
    text = box("What was done, or came about", 2, "One thing only.", longest=500)
    model_nodes = ticks("Which cards of a logic model say the same?", TIE_HELP)


class LinkForm(OverrideFields):
    """That one thing helped to bring about another, or held it back."""

    makes, key = CausalLink, "links"
    own = (
        "from_", "kind", "to", "narrative", "narrative_by", "search", "searched_where", "clauses",
        "model_links",
    )  # fmt: skip
    ties = {"clauses": "clauses", "model_links": "drawn"}  # noqa: RUF012 - as declared in PartForm
    from_ = forms.ChoiceField(label="From")
    kind = choice("What the first did to the second", CausalKind)
    to = forms.ChoiceField(label="To")
    narrative = box("How the one brought about the other", 5, "A few sentences. Without them a link is weak.",
                    required=False)  # fmt: skip
    narrative_by = line("Who tells it so", PART_HELP)
    search = choice("Did anybody look for evidence?", Search)
    searched_where = line("Where was it looked for?")
    override_verdict = choice(
        "Set the table's verdict aside", LinkVerdict, empty="No, the table's verdict holds"
    )
    override_reason = box("Why", 2, "Needed when the table is set aside. Both are shown.", required=False)
    override_by = line("Who gives this verdict", PART_HELP)
    clauses = ticks(CLAUSES_LABEL, CLAUSES_HELP)
    model_links = ticks("Which links of a logic model say the same?", TIE_HELP)

    def choices(self, record: ContributionRecord) -> Mapping[str, Choices]:
        """The nodes of the record."""
        nodes = [(node.id, node.text) for node in record.nodes]
        return {"from_": nodes, "to": nodes}

    def clean(self) -> dict[str, Any]:
        """A link leads from one thing to another."""
        found = super().clean()
        if found.get("from_") and found.get("from_") == found.get("to"):
            self.add_error("to", "Choose something else than “From”: a link leads from one thing to another.")
        return found


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
