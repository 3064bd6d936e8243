"""What came of what was hoped for, and what nobody had planned, in words."""

from collections.abc import Callable, Iterator, Sequence

from doingwith.consent.redaction import REMOVED
from doingwith.logic_models.evidence import words_gone
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.realisation import Realisation, expected_outcomes, realisation, unanticipated
from doingwith.reporting.document import Block, BulletList, Paragraph, Table, one_group, row
from doingwith.reporting.logic_models.twin import evidence_words
from doingwith.reporting.wording import count, listed, word

__all__ = ["Linked", "hoped_in_words", "linked_by_name", "surprises_in_words"]

Linked = Callable[[Sequence[str]], str]
"""Says what evidence of these names is; it says so too where there is none to speak of."""


def linked_by_name(names: Sequence[str]) -> str:
    """The evidence as a bundle calls it, or that none is linked."""
    return evidence_words(names).removeprefix("rests on ") or "none linked"


def hoped_in_words(difference: ModelDifference, linked: Linked = linked_by_name) -> Iterator[Block]:
    """What came of each outcome that was hoped for, and how many links stood the test."""
    expected = expected_outcomes(difference)
    if not expected:
        yield Paragraph(("The earlier version names no outcome, so there is nothing to hold against it.",))
        return
    told = realisation(difference)
    tested = (
        f"Of {count(told.links_tested, 'link')} that could be tested, {told.links_held} held."
        if told.links_tested
        else "No link of the earlier version could be tested."
    )
    yield Paragraph((f"Of {count(told.hoped, 'outcome')} hoped for, {_statuses(told)}. {tested}",))
    yield Table(
        caption="Hoped for, and what came of it",
        columns=("Hoped for", "Status", "What is known", "Evidence"),
        groups=one_group(
            row(
                outcome.hoped.text,
                word(outcome.status) if outcome.now else "left out; not known",
                "; ".join(
                    [node.status_because for node in outcome.now if node.status_because] + [*outcome.reasons]
                )
                or "nothing noted",
                _evidence(outcome.now, linked),
            )
            for outcome in expected
        ),
        stacks=True,
    )


def _statuses(told: Realisation) -> str:
    """How many outcomes have which status; what is not known stands beside what was achieved."""
    return listed([f"{number} {word(status)}" for status, number in told.statuses.items() if number])


def _evidence(nodes: Sequence[Node], linked: Linked) -> str:
    """What is linked, and that words were taken back: then something was, even where nothing is left."""
    names = list(dict.fromkeys(name for node in nodes for name in node.evidence))
    here, gone = [name for name in names if name != REMOVED], words_gone(names)
    return "; ".join(filter(None, [linked(here) if here or not gone else "", gone]))


def surprises_in_words(difference: ModelDifference) -> Iterator[Block]:
    """What came that nobody had planned, and whether it was good."""
    found = unanticipated(difference)
    if not found:
        yield Paragraph(("No outcome came that nobody had planned.",))
        return
    yield BulletList(
        tuple(
            (
                f"{node.text} ({word(node.valence) if node.valence else 'good or bad: not said'}; "
                f"{word(node.status)})",
            )
            for node in found
        )
    )
