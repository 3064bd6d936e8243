"""The words of a logic model's picture: columns as lists, links as a table."""

from collections.abc import Iterator, Sequence

from doingwith.consent.redaction import REMOVED
from doingwith.logic_models.columns import Column
from doingwith.logic_models.evidence import is_token, words_gone
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.reporting.document import (
    Block,
    BulletList,
    Paragraph,
    Spans,
    Strong,
    Table,
    lines,
    one_group,
    row,
)
from doingwith.reporting.logic_models.version_drawing import node_words
from doingwith.reporting.wording import count, listed, sentence, word

__all__ = [
    "columns_in_words",
    "evidence_words",
    "link_ways",
    "links_in_words",
    "version_in_words",
]


def version_in_words(version: ModelVersion) -> tuple[Block, ...]:
    """Everything that the picture of a version shows, and what stands under its columns."""
    return (*columns_in_words(version), *links_in_words(version))


def columns_in_words(version: ModelVersion, *, reflections: bool = True) -> Iterator[Block]:
    """Each column with its nodes, or why it is empty, and what people reflected on it."""
    for column in Column:
        notes = version.notes(column)
        yield Paragraph((Strong(word(column)),))
        nodes = version.in_column(column)
        if nodes:
            yield BulletList(tuple(_node(node) for node in nodes))
        else:
            because = notes.empty_because
            yield Paragraph((sentence(because) if because else "Nothing, and nobody has said why.",))
        if reflections and notes.reflection:
            yield Paragraph((Strong("Looking back: "), sentence(notes.reflection)))


def _node(node: Node) -> Spans:
    rests_on, gone = evidence_words(node.evidence), words_gone(node.evidence)
    said = [words for words in (*node_words(node), node.status_because, rests_on, gone) if words]
    return (node.text, *([f" ({'; '.join(said)})"] if said else []))


def links_in_words(version: ModelVersion) -> Iterator[Block]:
    """The table of links, numbered as in the picture."""
    if not version.links:
        yield Paragraph(("No card is linked to another.",))
        return
    yield Table(
        caption="The links, numbered as in the picture",
        columns=("Number", "From", "What it does", "To", "Because", "When, what must be so, and evidence"),
        groups=one_group(
            row(str(number), *link_ways(link, version), _because(link), _conditions(link))
            for number, link in enumerate(version.links, start=1)
        ),
        stacks=True,
    )


def link_ways(link: Link, version: ModelVersion) -> tuple[str, str, str]:
    """Where a link begins, what it does, and where it ends."""
    ends = version.node_by_id
    return ends[link.from_].text, word(link.kind), ends[link.to].text


def _because(link: Link) -> str:
    return "; ".join(filter(None, [link.because or "not said", words_gone(link.evidence)]))


def _conditions(link: Link) -> Spans:
    told: list[Spans] = [(f"When {listed(link.when)}",)] if link.when else []
    told += [(f"When {link.when_also}",)] if link.when_also else []
    told += [(f"{one.text} ({word(one.status)})",) for one in link.assumptions]
    rests_on = evidence_words(link.evidence)
    told += [(sentence(rests_on)[:-1],)] if rests_on else []
    return lines(told) or ("nothing named",)


def evidence_words(names: Sequence[str]) -> str:
    """What a card or a link rests on, as a bundle calls it; what only the site gave a name is counted."""
    here = [name for name in names if name != REMOVED]
    marked = sum(map(is_token, here))
    named = [*(name for name in here if not is_token(name)), *([count(marked, "passage")] if marked else [])]
    return f"rests on {listed(named)}" if named else ""
