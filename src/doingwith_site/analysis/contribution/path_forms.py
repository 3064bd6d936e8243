"""What is asked of somebody who says what led to what."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doingwith.analysis.contribution.record import (
    CausalKind,
    CausalLink,
    CausalNode,
    ContributionRecord,
    Search,
)
from doingwith.analysis.contribution.verdicts import LinkVerdict
from doingwith_site.analysis.contribution.form_parts import (
    PART_HELP,
    Choices,
    OverrideFields,
    PartForm,
    choice,
)
from doingwith_site.design.choosing import ticks
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["CLAUSES_HELP", "CLAUSES_LABEL", "LinkForm", "NodeForm"]

CLAUSES_LABEL = "Which parts of the theory of change does it test?"
CLAUSES_HELP = (
    "From the current version. The theory's page then says that this tests them, and how it stands."
)
TIE_HELP = "From the newest drawings about the project. The words stay as they are on both sides."


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
