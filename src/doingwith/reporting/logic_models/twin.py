"""The words of a logic model's picture: columns as lists, links as a table, what changed as tables."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from doingwith.consent.redaction import REMOVED
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import LinkChange, LinkFate, ModelDifference, NodeFate
from doingwith.logic_models.evidence import is_token, words_gone
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.realisation import (
    AssumptionChange,
    Realisation,
    assumption_changes,
    expected_outcomes,
    realisation,
    unanticipated,
)
from doingwith.reporting.document import (
    Block,
    BulletList,
    Note,
    Paragraph,
    Row,
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
    "changes_in_words",
    "columns_in_words",
    "evidence_words",
    "difference_in_words",
    "links_in_words",
    "outcomes_in_words",
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
            row(str(number), *_ways(link, version), _because(link), _conditions(link))
            for number, link in enumerate(version.links, start=1)
        ),
        stacks=True,
    )


def _ways(link: Link, version: ModelVersion) -> tuple[str, str, str]:
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


def difference_in_words(difference: ModelDifference, *, cards: bool = True) -> tuple[Block, ...]:
    """What the picture of a difference shows: outcomes, surprises, cards, links, assumptions.

    Without ``cards`` their table is left out, because the picture beside it has their words.
    """
    return (*outcomes_in_words(difference), *changes_in_words(difference, cards=cards))


def outcomes_in_words(difference: ModelDifference) -> tuple[Block, ...]:
    """What came of what was hoped for, and what came that nobody had planned."""
    return (*_outcomes(difference), *_surprises(difference))


def changes_in_words(
    difference: ModelDifference, *, cards: bool = True, kept: bool = True
) -> tuple[Block, ...]:
    """What became of each card, link and assumption, and which cards may be the same.

    Without ``kept`` the cards that stayed as they were are counted and not listed.
    """
    return (
        *(_cards(difference, kept=kept) if cards else ()),
        *_links(difference),
        *_assumptions(difference),
        *_suggestions(difference),
    )


def _outcomes(difference: ModelDifference) -> Iterator[Block]:
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
        caption="What came of what was hoped for",
        columns=("Hoped for", "Status", "What is known", "Evidence"),
        groups=one_group(
            row(
                outcome.hoped.text,
                word(outcome.status) if outcome.now else "left out; not known",
                "; ".join(
                    [node.status_because for node in outcome.now if node.status_because] + [*outcome.reasons]
                )
                or "nothing noted",
                _evidence(outcome.now),
            )
            for outcome in expected
        ),
        stacks=True,
    )


def _statuses(told: Realisation) -> str:
    """How many outcomes have which status; what is not known stands beside what was achieved."""
    return listed([f"{number} {word(status)}" for status, number in told.statuses.items() if number])


def _evidence(nodes: Sequence[Node]) -> str:
    """The names of what is linked, and that words were taken back: then something was."""
    names = list(dict.fromkeys(name for node in nodes for name in node.evidence))
    linked = evidence_words(names).removeprefix("rests on ")
    return "; ".join(filter(None, [linked, words_gone(names)])) or "none linked"


def _surprises(difference: ModelDifference) -> Iterator[Block]:
    found = unanticipated(difference)
    if not found:
        yield Paragraph(("No outcome came that nobody had planned.",))
        return
    yield Paragraph((Strong("Outcomes that nobody had planned"),))
    yield BulletList(
        tuple(
            (
                f"{node.text} ({word(node.valence) if node.valence else 'good or bad: not said'}; "
                f"{word(node.status)})",
            )
            for node in found
        )
    )


def _cards(difference: ModelDifference, *, kept: bool) -> Iterator[Block]:
    changes = [one for one in difference.nodes if kept or one.fates != (NodeFate.KEPT,)]
    left_out = len(difference.nodes) - len(changes)
    if left_out:
        stayed = "card that stayed as it was is", "cards that stayed as they were are"
        yield Paragraph((f"{count(left_out, *stayed)} not listed.",))
    if not changes:
        return
    yield Table(
        caption="The cards",
        columns=("Became", "Before", "After", "Why"),
        groups=one_group(
            row(
                listed([word(fate) for fate in change.fates]),
                _side(change.before),
                _side(change.after),
                _why(change.reasons, change.fates),
            )
            for change in changes
        ),
        stacks=True,
    )


def _side(nodes: Sequence[Node]) -> Spans:
    return lines([(f"{node.text} ({word(node.column)})",) for node in nodes]) or ("nothing",)


_NEEDS_NO_REASON = (NodeFate.KEPT, LinkFate.HELD, LinkFate.UNTESTED)


def _why(reasons: Sequence[str], fates: Sequence[StrEnum]) -> str:
    """The reasons that people gave; what stayed as it was needs none."""
    return "; ".join(reasons) or ("" if set(fates) <= {*_NEEDS_NO_REASON} else "not said")


def _gone_with(change: LinkChange, difference: ModelDifference) -> Iterator[str]:
    """Why a link went that nobody took out by itself: its card did. Nobody is asked about such a link."""
    dropped = {node.id for one in difference.nodes_that(NodeFate.DROPPED) for node in one.before}
    old = change.before if change.fate is LinkFate.DROPPED else None
    if old and not change.reasons and {old.from_, old.to} & dropped:
        yield "it went with its card"


def _links(difference: ModelDifference) -> Iterator[Block]:
    if not difference.links:
        return
    yield Table(
        caption="The links, numbered as in the picture",
        columns=("Number", "Became", "Before", "After", "Why"),
        groups=one_group(
            row(
                str(number),
                word(change.fate),
                _link_words(change.before, difference.before),
                _link_words(change.after, difference.after),
                _why((*_standing(change), *_gone_with(change, difference), *change.reasons), (change.fate,)),
            )
            for number, change in enumerate(difference.links, start=1)
        ),
        stacks=True,
    )


def _standing(change: LinkChange) -> tuple[str, ...]:
    """What showed how the link stood up, where somebody noted it."""
    because = change.after.standing_because if change.after else ""
    return (because,) if because else ()


def _link_words(link: Link | None, version: ModelVersion) -> str:
    if link is None:
        return "nothing"
    start, verb, end = _ways(link, version)
    return f"{start} \u2192 {end}" if link.kind is LinkKind.LEADS_TO else f"{start} {verb} {end}"


def _assumptions(difference: ModelDifference) -> Iterator[Block]:
    changes = assumption_changes(difference)
    if changes:
        yield Table(
            caption="What had to be so",
            columns=("Assumption", "Became", "What showed it"),
            groups=one_group(_assumption(change) for change in changes),
            stacks=True,
        )


def _assumption(change: AssumptionChange) -> Row:
    one = change.after or change.before
    fate = word(change.fate) if change.before else f"{word(change.fate)}; made since"
    return row(
        one.text if one else "",
        fate,
        (change.after.status_because if change.after else "") or "nothing noted",
    )


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
