"""What changed between two drawings in words: what came of hopes, cards, links, and assumptions."""

from collections.abc import Iterator, Sequence

from doingwith.logic_models.fates import ModelDifference, NodeFate
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.realisation import unanticipated
from doingwith.reporting.document import (
    Block,
    BulletList,
    Note,
    Paragraph,
    Section,
    Spans,
    Strong,
    Table,
    lines,
    one_group,
    row,
)
from doingwith.reporting.logic_models.assumptions_twin import assumptions_changed
from doingwith.reporting.logic_models.hopes_twin import (
    Linked,
    hoped_in_words,
    linked_by_name,
    surprises_in_words,
)
from doingwith.reporting.logic_models.link_sayings import NO_NAMES, FactorNames
from doingwith.reporting.logic_models.links_twin import links_changed, why_in_words
from doingwith.reporting.wording import count, listed, word

__all__ = ["change_sections", "changes_in_words", "outcome_sections", "outcomes_in_words"]

_SURPRISES = "Outcomes that nobody had planned"


def outcome_sections(difference: ModelDifference, linked: Linked = linked_by_name) -> tuple[Section, ...]:
    """What came of what was hoped for, and what nobody had planned, each under a heading to jump to.

    ``linked`` says what evidence of these names is.
    """
    return _sections(
        ("What came of what was hoped for", "hoped", hoped_in_words(difference, linked)),
        (_SURPRISES, "not-planned", surprises_in_words(difference)),
    )


def change_sections(difference: ModelDifference, factors: FactorNames = NO_NAMES) -> tuple[Section, ...]:
    """What became of each card, link and assumption, each kind under a heading to jump to.

    ``factors`` are the labels of factors by identifier.
    """
    return _sections(
        ("What became of the cards", "cards", _cards(difference, kept=True)),
        ("What became of the links", "links", links_changed(difference, factors)),
        ("What became of the assumptions", "assumptions", assumptions_changed(difference)),
        ("Cards that may be the same", "may-be-the-same", _suggestions(difference)),
    )


def _sections(*parts: tuple[str, str, Iterator[Block]]) -> tuple[Section, ...]:
    told = ((heading, anchor, tuple(blocks)) for heading, anchor, blocks in parts)
    return tuple(
        Section(heading, f"difference-{anchor}", blocks) for heading, anchor, blocks in told if blocks
    )


def outcomes_in_words(difference: ModelDifference) -> tuple[Block, ...]:
    """What came of what was hoped for, and what came that nobody had planned."""
    heading = [Paragraph((Strong(_SURPRISES),))] if unanticipated(difference) else []
    return (*hoped_in_words(difference), *heading, *surprises_in_words(difference))


def changes_in_words(
    difference: ModelDifference, factors: FactorNames = NO_NAMES, *, kept: bool = True
) -> tuple[Block, ...]:
    """What became of each card, link and assumption, and which cards may be the same.

    Without ``kept`` the cards that stayed as they were are counted and not listed.
    """
    return (
        *_cards(difference, kept=kept),
        *links_changed(difference, factors),
        *assumptions_changed(difference),
        *_suggestions(difference),
    )


def _cards(difference: ModelDifference, *, kept: bool) -> Iterator[Block]:
    changes = [one for one in difference.nodes if kept or one.fates != (NodeFate.KEPT,)]
    left_out = len(difference.nodes) - len(changes)
    if left_out:
        stayed = "card that stayed as it was is", "cards that stayed as they were are"
        yield Paragraph((f"{count(left_out, *stayed)} not listed.",))
    if not changes:
        if not left_out:
            yield Paragraph(("There is no card in either version.",))
        return
    yield Table(
        caption="The cards",
        columns=("Became", "Before", "After", "Why"),
        groups=one_group(
            row(
                listed([word(fate) for fate in change.fates]),
                _side(change.before),
                _side(change.after),
                why_in_words(change.reasons, change.fates),
            )
            for change in changes
        ),
        stacks=True,
    )


def _side(nodes: Sequence[Node]) -> Spans:
    return lines([(f"{node.text} ({word(node.column)})",) for node in nodes]) or ("nothing",)


def _suggestions(difference: ModelDifference) -> Iterator[Block]:
    if not difference.suggestions:
        return
    yield Note(
        (
            "These cards may be the same, by the letters they share. Nobody has confirmed it, so they count "
            "as dropped and added.",
        )
    )
    yield BulletList(
        tuple(
            (f"“{one.before.text}” and “{one.after.text}” ({one.likeness:.0%} alike)",)
            for one in difference.suggestions
        )
    )
