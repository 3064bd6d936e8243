"""Agreement on marked passages: where readers marked, and with which code.

The figure depends on the form and on the unit, so both always stand in the answer.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from doingwith.methods.agreement.result import Agreement, undefined

__all__ = ["FORMS", "Mark", "character_alpha", "unitizing_alpha"]

FORMS = {
    "2016": "unitizing, Krippendorff and others 2016",
    "1995": "unitizing, Krippendorff 1995 as in Content Analysis, 3rd ed., 12.4, equations 16 to 19",
}
"""The published forms of alpha for unitizing that are known here, under short names."""
_GAP: frozenset[Hashable] = frozenset()
_NOBODY = "Nobody marked anything, so there is nothing that chance could have made different."
_ALL_THE_SAME = (
    "The whole text bears one mark by everybody, so there is nothing that chance could have made different."
)
_ONE_READER = "Only one reader read the text, so there is nothing to compare."


@dataclass(frozen=True, kw_only=True, order=True)
class Mark:
    """A passage from ``start`` to before ``end``, in characters from 0, and the code it was given."""

    start: int
    end: int
    code: Hashable


def character_alpha(readers: Sequence[Iterable[Mark]], length: int) -> Agreement:
    """Krippendorff's nominal alpha where every character of a text is a unit, and a gap is a value too.

    ``readers`` has the marks of each reader, an empty list for one who read and marked nothing;
    ``length`` is how many characters the text has. A character with several codes has the set of
    them as its value, and a code given twice to one character by one reader counts once. Raises
    ValueError for a mark that is not inside the text.
    """
    name, known = "Krippendorff's alpha", {"form": "per character, nominal, gaps count", "unit": "character"}
    marks = _checked(readers, length)
    if len(marks) < 2:
        return undefined(name, _ONE_READER, readers=len(marks), **known)
    stretches = _stretches(marks, length)
    lengths: dict[frozenset[Hashable], int] = {}
    for size, values in stretches:
        for value in values:
            lengths[value] = lengths.get(value, 0) + size
    total, known_units = len(marks) * length, {"units": length, "readers": len(marks)}
    between = total**2 - sum(size**2 for size in lengths.values())
    if not between:
        return undefined(name, _same(lengths), observed=1.0, **known, **known_units)
    seen = _mismatched(stretches) / ((len(marks) - 1) * total)
    chance = between / (total * (total - 1))
    return _answer(name, seen, chance, length, len(marks), **known)


def unitizing_alpha(readers: Sequence[Iterable[Mark]], length: int, form: str = "2016") -> Agreement:
    """Krippendorff's alpha for unitizing: passages count as wholes, by their length and overlap.

    ``form`` is "2016" (Krippendorff, Mathet, Bouvry and Widlöcher,
    https://doi.org/10.1007/s11135-015-0266-1: gaps count), or "1995"
    (https://doi.org/10.2307/271061, in the form of Content Analysis, 3rd ed., section 12.4,
    equations 16 to 19: only passages are compared, gaps are not). There is no value when the
    passages of one reader overlap each other: then compare by character. Raises ValueError for
    an unknown form, or a mark that is not inside the text.
    """
    if form not in FORMS:
        raise ValueError(f"There is no form {form!r} of alpha for unitizing: say 2016 or 1995.")
    name, known = "Krippendorff's alpha", {"form": FORMS[form], "unit": "passage"}
    marks = _checked(readers, length)
    count = sum(map(len, marks))
    why = _not_unitized(marks, count, form)
    if why:
        return undefined(name, why, units=count, readers=len(marks), **known)
    seen, chance = _unitized_2016(marks, length) if form == "2016" else _unitized_1995(marks)
    if chance <= 0:
        return undefined(name, _ALL_THE_SAME, units=count, readers=len(marks), observed=1.0, **known)
    return _answer(name, seen, chance, count, len(marks), **known)


def _answer(
    name: str, seen: float, chance: float, units: int, readers: int, *, form: str, unit: str
) -> Agreement:
    return Agreement(
        coefficient=name,
        value=1 - seen / chance,
        observed=1 - seen,
        expected=1 - chance,
        units=units,
        readers=readers,
        form=form,
        unit=unit,
    )


def _checked(readers: Sequence[Iterable[Mark]], length: int) -> list[list[Mark]]:
    marks = [sorted(one, key=lambda mark: (mark.start, mark.end)) for one in readers]
    for mark in (mark for one in marks for mark in one):
        if not 0 <= mark.start < mark.end <= length:
            raise ValueError(f"There is no passage from {mark.start} to {mark.end} in {length} characters.")
    return marks


def _same(lengths: Iterable[frozenset[Hashable]]) -> str:
    return _ALL_THE_SAME if any(value != _GAP for value in lengths) else _NOBODY


def _not_unitized(marks: list[list[Mark]], count: int, form: str) -> str:
    if len(marks) < 2:
        return _ONE_READER
    if not count:
        return _NOBODY
    if form == "1995" and count < 2:
        return "Only one passage was marked; this form compares passages with passages."
    if any(before.end > after.start for one in marks for before, after in pairwise(one)):
        return (
            "Passages of one reader overlap each other, and this coefficient needs them apart. "
            "Compare by character instead."
        )
    return ""


def _stretches(marks: list[list[Mark]], length: int) -> list[tuple[int, tuple[frozenset[Hashable], ...]]]:
    """Stretches in which nobody's marks begin or end: how long each is, and what every reader gave it."""
    turns: dict[int, list[tuple[int, Hashable, int]]] = {0: [], length: []}
    for reader, one in enumerate(marks):
        for mark in one:
            turns.setdefault(mark.start, []).append((reader, mark.code, 1))
            turns.setdefault(mark.end, []).append((reader, mark.code, -1))
    open_marks: list[dict[Hashable, int]] = [{} for _ in marks]
    values = [_GAP for _ in marks]
    stretches = []
    for here, there in pairwise(sorted(turns)):
        for reader, code, change in turns[here]:
            many = open_marks[reader].pop(code, 0) + change
            if many:
                open_marks[reader][code] = many
        for reader in {turn[0] for turn in turns[here]}:
            values[reader] = frozenset(open_marks[reader])
        stretches.append((there - here, tuple(values)))
    return stretches


def _mismatched(stretches: Iterable[tuple[int, tuple[frozenset[Hashable], ...]]]) -> int:
    """Characters on which two readers differ, over all ordered pairs of readers."""
    return 2 * sum(
        size * sum(one != other for one, other in combinations(values, 2)) for size, values in stretches
    )


def _unitized_2016(marks: list[list[Mark]], length: int) -> tuple[float, float]:
    """Observed and expected share of the continuum on which values differ.

    Chance joins any two of the passages anywhere, yet never one with itself; a gap counts as so
    many passages of one character.
    """
    total = len(marks) * length
    lengths: dict[Hashable, int] = {}
    for mark in (mark for one in marks for mark in one):
        lengths[mark.code] = lengths.get(mark.code, 0) + mark.end - mark.start
    gap = total - sum(lengths.values())
    itself = sum((mark.end - mark.start) ** 2 for one in marks for mark in one) + gap
    between = total**2 - gap**2 - sum(size**2 for size in lengths.values())
    seen = _mismatched(_stretches(marks, length)) / (len(marks) - 1) / total
    return seen, between / (total**2 - itself) if total**2 > itself else 0.0


def _unitized_1995(marks: list[list[Mark]]) -> tuple[float, float]:
    """Mean difference of passages that meet, and of any two passages wherever they stand."""
    met = [term for one, other in combinations(marks, 2) for term in _meetings(one, other)]
    every = [mark for one in marks for mark in one]
    size = np.array([mark.end - mark.start for mark in every], dtype=float)
    codes = {code: at for at, code in enumerate(dict.fromkeys(mark.code for mark in every))}
    code = np.array([codes[mark.code] for mark in every])
    differs = np.not_equal.outer(code, code)
    terms = np.add.outer(size**2, size**2) + np.multiply.outer(size, size) * differs
    chance = (terms.sum() - 2 * (size**2).sum()) / (2 * (len(every) - 1) * size.sum())
    return sum(met) / len(met), float(chance)


def _meetings(one: list[Mark], other: list[Mark]) -> list[float]:
    """For each two passages that meet, what does not overlap, and the overlap too when the codes differ.

    A passage that meets none counts twice its length, once from either side.
    """
    terms, alone = [], {*map(id, one), *map(id, other)}
    for mark in one:
        for fellow in other:
            shared = min(mark.end, fellow.end) - max(mark.start, fellow.start)
            if shared > 0:
                apart = (mark.end - mark.start) + (fellow.end - fellow.start) - 2 * shared
                terms.append(float(apart + (shared if mark.code != fellow.code else 0)))
                alone -= {id(mark), id(fellow)}
    return terms + [2.0 * (mark.end - mark.start) for mark in (*one, *other) if id(mark) in alone]
