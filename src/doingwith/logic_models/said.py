"""What a drawing says, card by card, for looking words up in it."""

from collections.abc import Iterator

from doingwith.common.said import Said, said
from doingwith.logic_models.evidence import with_words_gone, words_gone
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion

__all__ = ["said_in_drawing"]


def said_in_drawing(version: ModelVersion, lost: frozenset[str] = frozenset()) -> Iterator[Said]:
    """Each card, each link under the card it starts from, then what was noted of columns and checks.

    ``lost`` are the cards and links that rested on words taken back since. What they say is left out, as it
    is from reports: it may tell what was taken back in other words.
    """
    for node in version.nodes:
        if not words_gone(with_words_gone(node, lost).evidence):
            yield said(node.id, node.text, node.actor, node.status_because)
    for link in version.links:
        if not words_gone(with_words_gone(link, lost).evidence):
            yield said(link.from_, *_words(link))
    yield said("", *_notes(version))


def _words(link: Link) -> Iterator[str]:
    yield from (link.because, link.when_also)
    for assumption in link.assumptions:
        yield from (assumption.text, assumption.status_because)
    yield link.standing_because


def _notes(version: ModelVersion) -> Iterator[str]:
    for notes in version.columns:
        yield from (answer.text for answer in notes.answers)
        yield from (notes.reflection, "" if version.in_column(notes.column) else notes.empty_because)
    yield from (answer.text for answer in version.answers)
    yield version.reason
