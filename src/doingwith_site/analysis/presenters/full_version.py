"""A version of a theory to be read from beginning to end."""

from dataclasses import dataclass

from doingwith.reporting.wording import listed, sentence, word
from doingwith.theory.theory import Part, Statement, TheoryVersion
from doingwith_site.analysis.presenters.statements import part_name

__all__ = ["FullPart", "FullVersion", "full_version"]


@dataclass(frozen=True, kw_only=True)
class FullPart:
    """IF, WHEN, THEN or BECAUSE with its words."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FullVersion:
    """A version with who wrote it, and what its transcriber observed."""

    label: str
    origin: str
    statements: tuple[tuple[FullPart, ...], ...]
    observations: tuple[str, ...]


def full_version(version: TheoryVersion) -> FullVersion:
    """The version in words."""
    who = f"Written by {listed(version.authors)}." if version.authors else "Who wrote it was not reported."
    source = sentence(f"Source: {version.source}") if version.source else ""
    why = sentence(f"Why: {version.reason}") if version.reason else ""
    return FullVersion(
        label=version.label,
        origin=" ".join(part for part in (who, why, source) if part),
        statements=tuple(_parts(statement) for statement in version.statements),
        observations=version.observations,
    )


def _parts(statement: Statement) -> tuple[FullPart, ...]:
    first = FullPart(name=word(Part.IF), texts=(statement.if_,))
    rest = (
        FullPart(
            name=part_name(statement, part), texts=tuple(clause.text for clause in statement.clauses(part))
        )
        for part in (Part.WHEN, Part.THEN, Part.BECAUSE)
    )
    return (first, *(part for part in rest if part.texts))
