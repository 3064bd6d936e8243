"""Pictures of a theory of change: what changed in it clause by clause, and how each clause stands."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from doingwith.analysis.clause_bearings import Bearing, ClauseBearings, ClauseStanding
from doingwith.analysis.theory_difference import (
    ClausePair,
    PartDifference,
    StatementDifference,
    TheoryDifference,
)
from doingwith.reporting.bearing_words import case_word, standing_head
from doingwith.reporting.clause_changes import fate_words, place_words
from doingwith.reporting.figures.beside import Beside, Group, Outline, Tiles
from doingwith.reporting.wording import count, listed, word
from doingwith.theory.theory import Clause, TheoryVersion

__all__ = ["CHANGES", "support_tiles", "theory_difference_tiles"]

_NOWHERE = "Not in this version"


def theory_difference_tiles(difference: TheoryDifference) -> Beside:
    """Every clause before and after, side by side, with a mark and a word for what became of it."""
    through = f" Followed through {listed(difference.through)}." if difference.through else ""
    changed = sum(not one.is_empty for one in difference.statements)
    told = f"{count(len(difference.statements), 'statement')}, {changed or 'none'} of them changed."
    return Beside(
        title=f"From {difference.before.label} to {difference.after.label}",
        left=difference.before.label,
        right=difference.after.label,
        note=f"{told}{through}",
        groups=tuple(group for one in difference.statements for group in _groups(one)),
    )


def _groups(statement: StatementDifference) -> Iterator[Group]:
    fate = "" if statement.before and statement.after else f", {'added' if statement.after else 'dropped'}"
    for part in statement.parts:
        rows = tuple(row for change in CHANGES.values() for row in change(part))
        if rows:
            yield Group(heading=f"Statement {statement.number}{fate}: {word(part.part)}", rows=rows)


def _kept(part: PartDifference) -> Iterator[Tiles]:
    told = [pair.after for pair in (*part.relinked, *part.carried)]
    for clause in part.kept:
        if clause not in told:
            yield Tiles(left=_words(clause), right=_words(clause), mark="=", between="kept")


def _relinked(part: PartDifference) -> Iterator[Tiles]:
    for pair in part.relinked:
        yield Tiles(
            left=_words(pair.before),
            right=_words(pair.after),
            mark="\u2260",
            between="the same words, other factors",
            right_outline=Outline.CHANGED,
        )


def _merged(part: PartDifference) -> Iterator[Tiles]:
    for pair in part.merged:
        yield _carried(part, pair, "\u00bb")


def _split(part: PartDifference) -> Iterator[Tiles]:
    for pair in part.split:
        if pair not in part.merged:
            yield _carried(part, pair, "\u00ab")


def _moved(part: PartDifference) -> Iterator[Tiles]:
    for pair in part.moved:
        if pair not in (*part.merged, *part.split):
            yield _carried(part, pair, "\u2192")


def _reworded(part: PartDifference) -> Iterator[Tiles]:
    for pair in part.reworded:
        if pair not in (*part.merged, *part.split, *part.moved):
            yield _carried(part, pair, "\u2192")


def _carried(part: PartDifference, pair: ClausePair, mark: str) -> Tiles:
    """A clause and an earlier one whose idea it carries on, with all that became of it."""
    return Tiles(
        left=_words(pair.before),
        right=_words(pair.after),
        mark=mark,
        between=fate_words(part, pair),
        right_outline=Outline.CHANGED,
    )


def _moved_away(part: PartDifference) -> Iterator[Tiles]:
    for pair in part.moved_away:
        yield Tiles(
            left=_words(pair.before),
            right=f"Now in {place_words(pair.now)}",
            mark="\u2192",
            between="moved",
            left_outline=Outline.GONE,
            right_outline=Outline.EMPTY,
        )


def _added(part: PartDifference) -> Iterator[Tiles]:
    for clause in part.added:
        yield Tiles(
            left=_NOWHERE,
            right=_words(clause),
            mark="+",
            between="added",
            left_outline=Outline.EMPTY,
            right_outline=Outline.NEW,
        )


def _dropped(part: PartDifference) -> Iterator[Tiles]:
    for clause in part.dropped:
        yield Tiles(
            left=_words(clause),
            right=_NOWHERE,
            mark="\u00d7",
            between="dropped",
            left_outline=Outline.GONE,
            right_outline=Outline.EMPTY,
        )


CHANGES: Mapping[str, Callable[[PartDifference], Iterator[Tiles]]] = {
    "kept": _kept,
    "relinked": _relinked,
    "reworded": _reworded,
    "split": _split,
    "merged": _merged,
    "moved": _moved,
    "moved_away": _moved_away,
    "added": _added,
    "dropped": _dropped,
}
"""What can become of a clause, by the field of a part's difference that holds it."""


def support_tiles(version: TheoryVersion, clauses: Sequence[ClauseBearings]) -> Beside:
    """Every clause with the cases that speak for it and against it."""
    return Beside(
        title=version.label,
        left="The clause",
        right="What the cases say",
        note=f"{count(len(clauses), 'clause')}, each with the cases that report its factors.",
        groups=tuple(
            Group(
                heading=f"Statement {number}: IF {statement.if_}",
                rows=tuple(_support(one) for one in clauses if one.statement.id == statement.id),
            )
            for number, statement in enumerate(version.statements, start=1)
        ),
    )


_MARKS: Mapping[ClauseStanding, str] = {
    ClauseStanding.SUPPORTED: "+",
    ClauseStanding.FOR_AND_AGAINST: "\u00b1",
    ClauseStanding.ONLY_CONSTRAINING: "\u2212",
    ClauseStanding.NO_CASE: "?",
    ClauseStanding.NO_FACTOR_LINKED: "?",
}


def _support(one: ClauseBearings) -> Tiles:
    return Tiles(
        left=f"{word(one.part)} {_words(one.clause)}",
        right=" ".join(_cases(one)) or "No case can be asked.",
        mark=_MARKS[one.standing],
        between=standing_head(one.standing, one.part),
        right_outline=Outline.PLAIN if one.bearings else Outline.EMPTY,
    )


def _cases(one: ClauseBearings) -> Iterator[str]:
    """The cases that bear on the clause in each way, each once, and those that report none of its factors."""
    for bearing in Bearing:
        cases = [case for case, way in one.ways.items() if way is bearing]
        if cases:
            yield f"{case_word(bearing, one.part).capitalize()}: {listed(cases)}."
    if one.clause.factors and one.silent:
        yield f"Not reported: {listed([case.id for case in one.silent])}."


def _words(clause: Clause) -> str:
    return f"{clause.text} [{', '.join(clause.factors)}]" if clause.factors else clause.text
