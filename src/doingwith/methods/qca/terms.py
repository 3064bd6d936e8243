"""Terms: conjunctions of literals, as masks for the machine and as text for people.

A cube is an ``int`` with one bit for each value of each condition: a set bit says that the value is
allowed. A condition of which all bits are set does not stand in the term.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

from doingwith.methods.qca.problems import QcaRefused

__all__ = ["NOT_ASKED", "Literal", "Space", "Term"]

Literal = tuple[int, int]
"""A condition's place, and the value it has."""
Term = tuple[Literal, ...]
"""Literals in the order of their conditions; the empty term is always true."""
NOT_ASKED = -1
"""Stands for the value of a condition that was not asked of a case: the case is in none of its literals."""

_LITERAL = re.compile(r"(~?)\s*([^\[\]{}*+~]+?)\s*(?:[\[{]\s*(\d+)\s*[\]}])?$")


@dataclass(frozen=True)
class Space:
    """The conditions of an analysis and how many values each has (2: absent and present).

    ``not_asked``: the places of the conditions that were not asked of every case.
    """

    conditions: tuple[str, ...]
    levels: tuple[int, ...]
    not_asked: frozenset[int] = frozenset()

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """The first bit of each condition in a cube."""
        return tuple(sum(self.levels[:at]) for at in range(len(self.levels)))

    @cached_property
    def fields(self) -> tuple[int, ...]:
        """All bits of each condition."""
        return tuple(
            ((1 << level) - 1) << offset for level, offset in zip(self.levels, self.offsets, strict=True)
        )

    @cached_property
    def everything(self) -> int:
        """The cube in which every row lies."""
        return (1 << sum(self.levels)) - 1

    @cached_property
    def digits(self) -> tuple[int, ...]:
        """The digits of each condition in the numbers of rows: one more where it was not asked of all."""
        return tuple(level + (at in self.not_asked) for at, level in enumerate(self.levels))

    @property
    def row_count(self) -> int:
        """How many rows there could be."""
        return prod(self.digits)

    def row_number(self, values: Sequence[int]) -> int:
        """1 + the values as a mixed-radix number, the first condition most significant.

        A condition that was not asked counts as the last of its digits, as in R.
        """
        number = 0
        for value, digits in zip(values, self.digits, strict=True):
            number = number * digits + (digits - 1 if value == NOT_ASKED else value)
        return number + 1

    def row_values(self, number: int) -> tuple[int, ...]:
        """The values of the row with this number."""
        rest, values = number - 1, []
        for level, digits in zip(reversed(self.levels), reversed(self.digits), strict=True):
            rest, value = divmod(rest, digits)
            values.append(NOT_ASKED if value == level else value)
        return tuple(reversed(values))

    def term_of_row(self, values: Sequence[int]) -> Term:
        """Every literal of a row: none for a condition that was not asked."""
        return tuple((at, value) for at, value in enumerate(values) if value != NOT_ASKED)

    def cube_of(self, term: Term) -> int:
        """The rows that a term covers, as a cube."""
        cube = self.everything
        for at, value in term:
            cube = cube & ~self.fields[at] | 1 << (self.offsets[at] + value)
        return cube

    @cached_property
    def _row_cubes(self) -> dict[tuple[int, ...], int]:
        return {}

    def cube_of_row(self, values: tuple[int, ...]) -> int:
        """The rows that have every literal of this one, as a cube; remembered."""
        if values not in self._row_cubes:
            self._row_cubes[values] = self.cube_of(self.term_of_row(values))
        return self._row_cubes[values]

    def term_of(self, cube: int) -> Term:
        """The term of a cube in which each condition has one value or all."""
        literals: list[Literal] = []
        for at, (field, offset) in enumerate(zip(self.fields, self.offsets, strict=True)):
            allowed = cube & field
            if allowed != field:
                literals.append((at, (allowed >> offset).bit_length() - 1))
        return tuple(literals)

    def covers(self, term: Term, values: Sequence[int]) -> bool:
        """Whether a row with these values lies in the term."""
        return all(values[at] == value for at, value in term)

    # --- text --------------------------------------------------------------------------------------------

    def text(self, term: Term) -> str:
        """``A*~B`` or ``X[2]*~B``; ``1`` for the term that is always true."""
        return "*".join(self.literal_text(literal) for literal in term) or "1"

    def literal_text(self, literal: Literal) -> str:
        """One literal: ``A`` or ``~A``; ``X[2]`` throughout once a condition has more values, as in R."""
        at, value = literal
        if max(self.levels) > 2:
            return f"{self.conditions[at]}[{value}]"
        return self.conditions[at] if value else f"~{self.conditions[at]}"

    def parse(self, text: str) -> Term:
        """The term that a text such as ``A*~B`` names; raises QcaRefused with a sentence."""
        literals = [self.parse_literal(part) for part in text.split("*")]
        if len({at for at, _ in literals}) < len(literals):
            raise QcaRefused(f"“{text}” names a condition twice. Name each once.")
        return tuple(sorted(literals))

    def parse_literal(self, text: str) -> Literal:
        """One literal; raises QcaRefused when it names no condition or no value of it."""
        found = _LITERAL.match(text.strip())
        if not found or found[2] not in self.conditions:
            known = ", ".join(self.conditions)
            raise QcaRefused(f"“{text.strip()}” is no condition here. The conditions are {known}.")
        at = self.conditions.index(found[2])
        value = int(found[3]) if found[3] else 0 if found[1] else 1
        if self.levels[at] > 2 and not found[3]:
            raise QcaRefused(
                f"{found[2]} has {self.levels[at]} values: write {found[2]}[0] or another of them."
            )
        if value >= self.levels[at] or (found[1] and found[3]):
            raise QcaRefused(
                f"“{text.strip()}” is no value of {found[2]}, which has {self.levels[at]} values."
            )
        return at, value


def in_order(terms: Iterable[Term]) -> list[Term]:
    """Terms from short to long, and then by their literals: the same whatever order the cases came in."""
    return sorted(terms, key=lambda term: (len(term), term))
