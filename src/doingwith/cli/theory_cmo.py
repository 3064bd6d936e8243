"""``doingwith theory cmo`` for people: statement by statement, what each case tells."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from doingwith.cli.output import say

if TYPE_CHECKING:
    from doingwith.analysis.clause_bearings import BearingCase
    from doingwith.analysis.cmo import CaseConfiguration, ClauseInCase, Regularity, StatementConfigurations
    from doingwith.cases.case import Case
    from doingwith.theory.theory import TheoryVersion

__all__ = ["print_cmo"]


def print_cmo(version: "TheoryVersion", found: "Sequence[StatementConfigurations]") -> None:
    """Every statement with its cases, then with what several cases tell together."""
    say(version.label, strong=True)
    for number, one in enumerate(found, start=1):
        say()
        say(f"Statement {number}: IF {one.statement.if_}", strong=True)
        for case in one.cases:
            for line in _case_lines(case):
                say(line)
        for line in _together_lines(one):
            say(line)


def _case_lines(found: "CaseConfiguration") -> Iterator[str]:
    if found.is_silent:
        yield f"  {found.case.id}: nothing of this statement is reported, which is not the same as absent"
        return
    yield f"  {found.case.id}"
    for one in found.clauses:
        if one.bearings:
            yield f"    {_state(one)}: {one.clause.text}"
            for bearing in one.bearings:
                yield f"      {judgement_words(bearing)}"
    silent = [one.clause.text for one in found.clauses if not one.bearings and one.clause.factors]
    if silent:
        yield f"    not reported: {'; '.join(silent)}"


def _state(one: "ClauseInCase") -> str:
    from doingwith.reporting.theory_words import CMO_WORDS, state_words

    return f"{CMO_WORDS[one.part]}, {state_words(one.state, one.part)}"


def judgement_words(one: "BearingCase") -> str:
    """What a case holds on a factor, and who says so: "C3 + stated, Rae (agreed)"."""
    from doingwith.reporting.wording import word

    held = one.held
    dissent = f"; {', '.join(held.dissent)} sees it otherwise" if held.dissent else ""
    who = f"{', '.join(held.readers)} ({word(held.held_as)})"
    return f"{one.factor.id} {held.sign} {word(held.basis)}, {who}{dissent}"


def _together_lines(found: "StatementConfigurations") -> Iterator[str]:
    from doingwith.reporting.chapters.theory_cmo import unasked_words

    for part in found.unasked:
        yield f"  {unasked_words(part)}"
    for one in found.regularities:
        yield f"  Seen together in {_ids(one.together)}: {_chain(one)}"
        for label, cases in (
            ("not followed by the outcome", one.counter),
            ("the outcome without it", one.without),
            ("outcome not known", one.open),
        ):
            if cases:
                yield f"    {label}: {_ids(cases)}"


def _chain(one: "Regularity") -> str:
    clauses = (one.context, one.mechanism, one.outcome)
    return " -> ".join(clause.text for clause in clauses if clause)


def _ids(cases: "Sequence[Case]") -> str:
    return ", ".join(case.id for case in cases)
