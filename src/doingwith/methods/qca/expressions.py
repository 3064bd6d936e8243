"""Any expression of conditions, such as ``A*(B + ~C)``: who is in it, how well it fits, its shortest forms.

``+`` is or, ``*`` or nothing between is and, ``~`` is not; parentheses may be used. Membership in *and* is
the smallest, in *or* the largest, in *not* what is missing to 1 (L. A. Zadeh, Fuzzy Sets, Information and
Control 8, 1965).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from math import prod

import numpy as np

from doingwith.methods.qca.minimise import Model, minimise
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.table import Floats, SetData
from doingwith.methods.qca.terms import Literal, Space

__all__ = ["And", "Expression", "Not", "One", "Or", "parse", "shortest_forms"]

MOST_ROWS = 2**12
MOST_FORMS = 100
MOST_LEVELS = 100
"""Parentheses and negations inside each other: reading them goes as deep as they do."""
_TOKEN = re.compile(r"\s*([()+*~]|[^()+*~\[\]{}]+(?:[\[{]\s*\d+\s*[\]}])?)")


class Expression(ABC):
    """What a case is in to some degree, and a combination of values is in or not."""

    @abstractmethod
    def inside(self, data: SetData) -> Floats:
        """Each case's membership, 0 to 1."""

    @abstractmethod
    def holds(self, values: Sequence[int]) -> bool:
        """Whether a row with these values is in it."""

    @abstractmethod
    def places(self) -> frozenset[int]:
        """The places of the conditions that it names."""

    @abstractmethod
    def text(self, space: Space) -> str:
        """Written so that ``parse`` reads it."""


@dataclass(frozen=True)
class One(Expression):
    """One literal."""

    literal: Literal

    def inside(self, data: SetData) -> Floats:
        """Each case's membership in the condition having the value."""
        return data.in_literal(*self.literal)

    def holds(self, values: Sequence[int]) -> bool:
        """Whether the condition has the value."""
        return values[self.literal[0]] == self.literal[1]

    def places(self) -> frozenset[int]:
        """The condition's place."""
        return frozenset({self.literal[0]})

    def text(self, space: Space) -> str:
        """``A``, ``~A`` or ``A[2]``."""
        return space.literal_text(self.literal)


@dataclass(frozen=True)
class Not(Expression):
    """What the other is not."""

    of: Expression

    def inside(self, data: SetData) -> Floats:
        """What is missing to 1."""
        return 1 - self.of.inside(data)

    def holds(self, values: Sequence[int]) -> bool:
        """Whether the row is not in the other."""
        return not self.of.holds(values)

    def places(self) -> frozenset[int]:
        """Those of the other."""
        return self.of.places()

    def text(self, space: Space) -> str:
        """In parentheses after ``~``."""
        return f"~({self.of.text(space)})"


@dataclass(frozen=True)
class And(Expression):
    """All of these."""

    parts: tuple[Expression, ...]

    def inside(self, data: SetData) -> Floats:
        """The smallest membership."""
        return np.asarray(np.minimum.reduce([part.inside(data) for part in self.parts]), dtype=np.float64)

    def holds(self, values: Sequence[int]) -> bool:
        """Whether the row is in all."""
        return all(part.holds(values) for part in self.parts)

    def places(self) -> frozenset[int]:
        """Those of all parts."""
        return reduce(frozenset.union, (part.places() for part in self.parts))

    def text(self, space: Space) -> str:
        """With ``*`` between, and parentheses around sums."""
        return "*".join(
            f"({part.text(space)})" if isinstance(part, Or) else part.text(space) for part in self.parts
        )


@dataclass(frozen=True)
class Or(Expression):
    """Any of these."""

    parts: tuple[Expression, ...]

    def inside(self, data: SetData) -> Floats:
        """The largest membership."""
        return np.asarray(np.maximum.reduce([part.inside(data) for part in self.parts]), dtype=np.float64)

    def holds(self, values: Sequence[int]) -> bool:
        """Whether the row is in one at least."""
        return any(part.holds(values) for part in self.parts)

    def places(self) -> frozenset[int]:
        """Those of all parts."""
        return reduce(frozenset.union, (part.places() for part in self.parts))

    def text(self, space: Space) -> str:
        """With ``+`` between."""
        return " + ".join(part.text(space) for part in self.parts)


# --- reading -----------------------------------------------------------------------------------------------


def parse(space: Space, text: str) -> Expression:
    """The expression that a text such as ``A*B + ~C`` stands for. Raises QcaRefused with a sentence."""
    reader = _Reader(space, text)
    found = reader.any_of()
    if reader.next is not None:
        raise QcaRefused(f"“{text}” cannot be read: “{reader.next}” stands where nothing is expected.")
    return found


class _Reader:
    """Reads from the left: sums of products of conditions, negated ones and parentheses."""

    def __init__(self, space: Space, text: str) -> None:
        self.space, self.text = space, text
        self.levels = 0
        self._tokens = _tokens(text)
        self.next = next(self._tokens, None)

    def any_of(self) -> Expression:
        parts = [self._all_of()]
        while self.next == "+":
            self._step()
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all_of(self) -> Expression:
        parts = [self._one()]
        while self.next is not None and self.next not in ("+", ")"):
            if self.next == "*":
                self._step()
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Expression:
        token = self._step()
        if token in ("~", "("):
            return self._inside(token)
        if token is None or token in ("+", "*", ")"):
            what = f"before “{token}”" if token else "at the end"
            raise QcaRefused(f"“{self.text}” cannot be read: a condition is missing {what}.")
        return One(self.space.parse_literal(token))

    def _inside(self, token: str) -> Expression:
        """What stands after ``~``, or in parentheses, one level deeper."""
        self.levels += 1
        if self.levels > MOST_LEVELS:
            raise QcaRefused(
                f"The expression has more than {MOST_LEVELS} parentheses and “~” inside each other. "
                "Write it with fewer."
            )
        found = self._negated() if token == "~" else self._closed()
        self.levels -= 1
        return found

    def _closed(self) -> Expression:
        inside = self.any_of()
        if self._step() != ")":
            raise QcaRefused(f"“{self.text}” cannot be read: a parenthesis is not closed.")
        return inside

    def _negated(self) -> Expression:
        inside = self._one()
        if isinstance(inside, One) and self.space.levels[inside.literal[0]] == 2:
            at, value = inside.literal
            return One((at, 1 - value))
        return Not(inside)

    def _step(self) -> str | None:
        token, self.next = self.next, next(self._tokens, None)
        return token


def _tokens(text: str) -> Iterator[str]:
    at, text = 0, text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            raise QcaRefused(f"“{text}” cannot be read from “{text[at:].strip()}” on.")
        at = found.end()
        if token := found[1].strip():
            yield token


# --- shortest forms ----------------------------------------------------------------------------------------


def shortest_forms(expression: Expression, space: Space, limit: int = MOST_FORMS) -> tuple[Model, ...]:
    """Sums with the fewest terms that say the same: none where nothing is in it, ``1`` where all is.

    All of them, or the first ``limit``. Those of ``Not(expression)`` say what it is not. Raises QcaRefused
    when it names too many conditions.
    """
    named = expression.places()
    if prod(space.levels[at] for at in named) > MOST_ROWS:
        raise QcaRefused(
            f"The expression names {len(named)} conditions. Name fewer to have it written shorter."
        )
    inside: list[tuple[int, ...]] = []
    outside: list[tuple[int, ...]] = []
    for values in product(*(range(level) if at in named else (0,) for at, level in enumerate(space.levels))):
        (inside if expression.holds(values) else outside).append(values)
    return tuple(minimise(inside, outside).first(limit))
