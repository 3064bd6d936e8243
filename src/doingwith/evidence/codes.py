"""Codes, and who gave which code to which excerpt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from doingwith.evidence.excerpts import Excerpt

__all__ = ["Code", "CodeKind", "Codebook", "Coding", "MarkedSource"]


class CodeKind(StrEnum):
    """What a code stands for: a word of its own, a factor, a clause of the theory, or an outcome."""

    FREE = "free"
    FACTOR = "factor"
    CLAUSE = "clause"
    OUTCOME = "outcome"


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code. ``refers_to`` names the factor, the theory clause or the outcome, for codes of such a kind.

    ``parent`` names the code above it. ``is_folder``: it only holds others and is given to nothing.
    ``guid`` is the identifier by which other programs know it; empty: one is made from ``id``.
    """

    id: str
    label: str
    kind: CodeKind = CodeKind.FREE
    refers_to: str = ""
    parent: str | None = None
    memo: str = ""
    colour: str = ""
    is_folder: bool = False
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class Codebook:
    """The codes of a programme, each under its own identifier."""

    codes: tuple[Code, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Code]:
        """Each code under its identifier."""
        return {code.id: code for code in self.codes}


@dataclass(frozen=True, kw_only=True)
class Coding:
    """One code given to one excerpt by one person (``coder`` is a reader of the programme).

    ``guid`` is the identifier by which other programs know it; empty: one is made.
    """

    excerpt: str
    code: str
    coder: str
    on: date | None = None
    memo: str = ""
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkedSource:
    """The excerpts and codings of one account or document; ``id`` is the identifier of that source."""

    id: str
    excerpts: tuple[Excerpt, ...] = ()
    codings: tuple[Coding, ...] = ()
