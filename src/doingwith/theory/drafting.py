"""Revising a theory: a draft that begins as the version before, and what can be done to it.

Each function takes a draft and gives the draft after it; a draft is a ``TheoryVersion`` that nobody has
agreed on yet. While a draft is worked on, each clause that came from the version before says so in
``keeps``, whatever its words become, so that the difference between the two can be told exactly.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from doingwith.theory.theory import Advice, Clause, ClosedDraft, Decision, Part, Statement, TheoryVersion

__all__ = [
    "CLAUSE_PARTS",
    "NotInDraft",
    "add_advice",
    "add_clause",
    "add_decision",
    "add_statement",
    "answer_advice",
    "begin_revision",
    "closed_without_version",
    "clause_in",
    "edit_clause",
    "edit_statement",
    "finished",
    "move_clause",
    "move_statement",
    "place_clause",
    "remove_clause",
    "remove_statement",
    "statement_in",
    "statement_of",
    "with_closed_draft",
]

CLAUSE_PARTS = (Part.WHEN, Part.THEN, Part.BECAUSE)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Identified)


class NotInDraft(LookupError):  # noqa: N818 - it reads as a sentence
    """The statement or clause is not in the draft: somebody took it out meanwhile."""


def begin_revision(before: TheoryVersion | None, *, id: str) -> TheoryVersion:  # noqa: A002 - as in the value
    """A draft with the identifier ``id`` that says what ``before`` says; an empty one when there is none."""
    statements = before.statements if before else ()
    return TheoryVersion(
        id=id,
        label="",
        statements=tuple(
            _carried_on(statement, f"{id}.s{number}") for number, statement in enumerate(statements, start=1)
        ),
        revises=before.id if before else None,
    )


def finished(draft: TheoryVersion, before: TheoryVersion | None) -> TheoryVersion:
    """The draft as a version: a clause in the same words and the same place needs no mark of what it keeps.

    One that stands in another statement or part keeps its mark, and so does one whose idea several carry on.
    """
    stood = {
        clause.id: (statement.id, part, clause.text)
        for statement in _statements(before)
        for part, clause in statement.all_clauses()
    }
    kept = Counter(
        name for one in draft.statements for _, clause in one.all_clauses() for name in clause.keeps
    )
    plain = {
        clause.id
        for statement in draft.statements
        for part, clause in statement.all_clauses()
        if [(stood.get(name), kept[name]) for name in clause.keeps]
        == [((statement.revises, part, clause.text), 1)]
    }
    return _each_clause(draft, lambda clause: replace(clause, keeps=()) if clause.id in plain else clause)


# --- finding ---------------------------------------------------------------------------------------------


def statement_in(draft: TheoryVersion, statement: str) -> Statement:
    """The statement with this identifier; raises NotInDraft."""
    return _found(draft.statements, statement)


def statement_of(draft: TheoryVersion, clause: str) -> tuple[Statement, Part]:
    """The statement that holds the clause, and the part it stands in; raises NotInDraft."""
    for statement in draft.statements:
        for part, found in statement.all_clauses():
            if found.id == clause:
                return statement, part
    raise NotInDraft(clause)


def clause_in(draft: TheoryVersion, clause: str) -> Clause:
    """The clause with this identifier; raises NotInDraft."""
    statement, part = statement_of(draft, clause)
    return _found(statement.clauses(part), clause)


# --- statements ------------------------------------------------------------------------------------------


def add_statement(draft: TheoryVersion, if_: str) -> TheoryVersion:
    """A new statement at the end."""
    id_ = _next_id(f"{draft.id}.s", [statement.id for statement in draft.statements])
    return replace(draft, statements=(*draft.statements, Statement(id=id_, if_=if_)))


def edit_statement(
    draft: TheoryVersion, statement: str, *, if_: str, when_frame: str, then_frame: str
) -> TheoryVersion:
    """The statement with other words for its IF and for the names of its lists; raises NotInDraft."""
    new = replace(statement_in(draft, statement), if_=if_, when_frame=when_frame, then_frame=then_frame)
    return _with_statement(draft, new)


def move_statement(draft: TheoryVersion, statement: str, places: int) -> TheoryVersion:
    """The statement moved by ``places`` (negative: up), at most to either end; raises NotInDraft."""
    return replace(draft, statements=_moved(draft.statements, statement, places))


def remove_statement(draft: TheoryVersion, statement: str) -> TheoryVersion:
    """The draft without the statement; raises NotInDraft."""
    gone = statement_in(draft, statement)
    return replace(draft, statements=tuple(one for one in draft.statements if one is not gone))


# --- clauses ---------------------------------------------------------------------------------------------


def add_clause(
    draft: TheoryVersion,
    statement: str,
    part: Part,
    *,
    text: str,
    factors: Iterable[str] = (),
    keeps: Iterable[str] = (),
) -> TheoryVersion:
    """A new clause at the end of one part of a statement, and whose idea it carries on; raises NotInDraft."""
    home = statement_in(draft, statement)
    taken = [clause.id for one in draft.statements for _, clause in one.all_clauses()]
    id_ = _next_id(f"{home.id}.{part}", taken)
    new = Clause(id=id_, text=text, factors=tuple(factors), keeps=tuple(keeps))
    return _with_statement(draft, _with_part(home, part, (*home.clauses(part), new)))


def edit_clause(
    draft: TheoryVersion,
    clause: str,
    *,
    text: str,
    factors: Iterable[str],
    keeps: Iterable[str] | None = None,
) -> TheoryVersion:
    """The clause in other words or with other factors; raises NotInDraft.

    ``keeps`` are the clauses of the version before whose idea it carries on; None leaves them as they are.
    """
    now = clause_in(draft, clause)
    carried = now.keeps if keeps is None else tuple(keeps)
    new = replace(now, text=text, factors=tuple(factors), keeps=carried)
    return _each_clause(draft, lambda one: new if one.id == clause else one)


def place_clause(draft: TheoryVersion, clause: str, statement: str, part: Part) -> TheoryVersion:
    """The clause at the end of another part or statement; where it stands there already, the draft as it is.

    Raises NotInDraft.
    """
    now = clause_in(draft, clause)
    home, stood = statement_of(draft, clause)
    if (home.id, stood) == (statement_in(draft, statement).id, part):
        return draft
    without = remove_clause(draft, clause)
    there = statement_in(without, statement)
    return _with_statement(without, _with_part(there, part, (*there.clauses(part), now)))


def move_clause(draft: TheoryVersion, clause: str, places: int) -> TheoryVersion:
    """The clause moved inside its part by ``places`` (negative: up); raises NotInDraft."""
    statement, part = statement_of(draft, clause)
    return _with_statement(
        draft, _with_part(statement, part, _moved(statement.clauses(part), clause, places))
    )


def remove_clause(draft: TheoryVersion, clause: str) -> TheoryVersion:
    """The draft without the clause; raises NotInDraft."""
    statement, part = statement_of(draft, clause)
    rest = tuple(one for one in statement.clauses(part) if one.id != clause)
    return _with_statement(draft, _with_part(statement, part, rest))


# --- decisions and advice --------------------------------------------------------------------------------


def add_decision(draft: TheoryVersion, decision: Decision) -> TheoryVersion:
    """The draft with one more decision; one on the same factors of the same statement is taken back."""
    earlier = tuple(
        one
        for one in draft.decisions
        if (one.statement, one.factors) != (decision.statement, decision.factors)
    )
    return replace(draft, decisions=(*earlier, decision))


def add_advice(draft: TheoryVersion, advice: Advice) -> TheoryVersion:
    """The draft with one more piece of advice."""
    return replace(draft, advice=(*draft.advice, advice))


def answer_advice(draft: TheoryVersion, number: int, became: str) -> TheoryVersion:
    """What became of the advice at ``number``, counted from 0; raises NotInDraft."""
    if not 0 <= number < len(draft.advice):
        raise NotInDraft(str(number))
    answered = replace(draft.advice[number], became=became)
    return replace(draft, advice=(*draft.advice[:number], answered, *draft.advice[number + 1 :]))


def closed_without_version(draft: TheoryVersion, *, reason: str, on: date | None) -> ClosedDraft:
    """What is told of a draft that came to nothing: why, and what was advised on it."""
    return ClosedDraft(reason=reason, closed_on=on, advice=draft.advice)


def with_closed_draft(before: TheoryVersion, closed: ClosedDraft) -> TheoryVersion:
    """The version that the draft began from, with what became of the draft."""
    return replace(before, closed_drafts=(*before.closed_drafts, closed))


# --- inside ----------------------------------------------------------------------------------------------


def _carried_on(statement: Statement, id_: str) -> Statement:
    """A statement of the version before under a new identifier, each clause saying which it keeps."""
    parts = {
        part: tuple(
            replace(clause, id=f"{id_}.{part}{number}", keeps=(clause.id,))
            for number, clause in enumerate(statement.clauses(part), start=1)
        )
        for part in CLAUSE_PARTS
    }
    return replace(
        statement,
        id=id_,
        revises=statement.id,
        when=parts[Part.WHEN],
        then=parts[Part.THEN],
        because=parts[Part.BECAUSE],
    )


def _statements(version: TheoryVersion | None) -> tuple[Statement, ...]:
    return version.statements if version else ()


def _with_statement(draft: TheoryVersion, new: Statement) -> TheoryVersion:
    return replace(draft, statements=tuple(new if one.id == new.id else one for one in draft.statements))


def _with_part(statement: Statement, part: Part, clauses: tuple[Clause, ...]) -> Statement:
    parts = {one: statement.clauses(one) for one in CLAUSE_PARTS} | {part: clauses}
    return replace(statement, when=parts[Part.WHEN], then=parts[Part.THEN], because=parts[Part.BECAUSE])


def _each_clause(draft: TheoryVersion, change: Callable[[Clause], Clause]) -> TheoryVersion:
    statements = draft.statements
    for part in CLAUSE_PARTS:
        statements = tuple(_with_part(one, part, tuple(map(change, one.clauses(part)))) for one in statements)
    return replace(draft, statements=statements)


def _found(items: Sequence[Item], id_: str) -> Item:
    for item in items:
        if item.id == id_:
            return item
    raise NotInDraft(id_)


def _moved(items: Sequence[Item], id_: str, places: int) -> tuple[Item, ...]:
    item = _found(items, id_)
    others = [one for one in items if one is not item]
    place = max(0, min(len(others), items.index(item) + places))
    return (*others[:place], item, *others[place:])


def _next_id(start: str, taken: Iterable[str]) -> str:
    ends = [id_.removeprefix(start) for id_ in taken if id_.startswith(start)]
    return f"{start}{max((int(end) for end in ends if end.isdigit()), default=0) + 1}"
