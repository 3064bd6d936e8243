"""Cards that somebody in a meeting suggested: how they come into a drawing, and how their words leave it."""

from collections.abc import Callable
from dataclasses import replace

from doingwith.consent.redaction import REMOVED, taken_from, without
from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import LogicModel, ModelVersion, Proposal
from doingwith.logic_models.nodes import Node

__all__ = ["is_of_suggestion", "suggested_node", "without_suggested_words", "words_out"]

RUN = 5
"""As many words in a row are taken for the person's own where they stand outside their card."""


def suggested_node(*, id: str, column: Column, text: str, name: str = "") -> Node:  # noqa: A002
    """The card that a suggestion becomes. ``name`` is the one that the person wants shown, if any."""
    by = f" by {name}" if name else ""
    return Node(id=id, column=column, text=text, source=f"Suggested in a meeting{by}.")


def is_of_suggestion(node: Node, card: str) -> bool:
    """Whether the node is the card, was split or merged from it, or repeats the programme's wording of it."""
    return card in (node.id, node.refers_to, *node.came_from)


def without_suggested_words(model: LogicModel, card: str, *, text: str, name: str = "") -> LogicModel:
    """The model without the words of a suggestion, in every version, frozen ones too, and in its proposals
    to change the card.

    The card stays where it stands, so that what the group drew around it stays readable: it says
    that words were taken back. What others wrote into the card is kept.
    """
    return replace(
        model,
        versions=tuple(_version_without(one, card, text, name) for one in model.versions),
        proposals=tuple(_proposal_without(one, text) if one.node == card else one for one in model.proposals),
    )


def _version_without(version: ModelVersion, card: str, text: str, name: str) -> ModelVersion:
    return replace(
        version,
        nodes=tuple(
            _node_without(node, text, name) if is_of_suggestion(node, card) else node
            for node in version.nodes
        ),
    )


def _node_without(node: Node, text: str, name: str) -> Node:
    clean = words_out(text)
    source = "Suggested in a meeting." if name and name in node.source else node.source
    return replace(node, text=clean(node.text), source=source, status_because=clean(node.status_because))


def _proposal_without(proposal: Proposal, text: str) -> Proposal:
    clean = words_out(text)
    return replace(
        proposal,
        text=clean(proposal.text),
        reason=clean(proposal.reason),
        became=clean(proposal.became),
    )


def words_out(text: str) -> Callable[[str], str]:
    """Takes the words out of a text of the same card; a text that is just these words goes whole."""
    prepared = taken_from([text], run=RUN)

    def clean(found: str) -> str:
        if found.strip().casefold() == text.strip().casefold():
            return REMOVED
        return without(found, prepared)[0]

    return clean
