"""Programmes that are hard on a page: one with names as long as they may be."""

from dataclasses import replace

from tests.site.programme import cocreate_record

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.projects.project import Project
from doingwith.theory.theory import Clause, Statement

__all__ = ["LONG_WORD", "programme_of_long_names"]

LONG_WORD = ("Donaudampfschifffahrtsgesellschaft" * 6)[:200]
"""A name of 200 characters in which no line can be broken."""


def programme_of_long_names() -> ProgrammeRecord:
    """The Co:Create programme, with everything that has a name called by one long word."""
    record = cocreate_record()
    identity, factors = record.programme, record.factor_list
    return replace(
        record,
        programme=replace(
            identity,
            id="long",
            name=LONG_WORD,
            host=LONG_WORD,
            area=LONG_WORD,
            partners=tuple(replace(partner, name=LONG_WORD) for partner in identity.partners),
        ),
        factor_list=replace(
            factors,
            domains=tuple(replace(domain, label=LONG_WORD) for domain in factors.domains),
            factors=tuple(replace(factor, label=LONG_WORD) for factor in factors.factors),
        ),
        theory_versions=tuple(
            replace(version, label=LONG_WORD, statements=tuple(map(_statement, version.statements)))
            for version in record.theory_versions
        ),
        projects=tuple(map(_project, record.projects)),
        cases=tuple(map(_case, record.cases)),
    )


def _statement(statement: Statement) -> Statement:
    return replace(statement, if_=LONG_WORD, when=tuple(map(_clause, statement.when)))


def _clause(clause: Clause) -> Clause:
    return replace(clause, text=LONG_WORD)


def _project(project: Project) -> Project:
    return replace(
        project,
        title=LONG_WORD,
        population=LONG_WORD,
        briefs=tuple(replace(brief, text=LONG_WORD) for brief in project.briefs),
        path=tuple(replace(move, reasons=(LONG_WORD,) if move.reasons else ()) for move in project.path),
    )


def _case(case: Case) -> Case:
    return replace(case, title=LONG_WORD, learning=(LONG_WORD,), themes=(LONG_WORD,), outcomes=(LONG_WORD,))
