"""The condition that somebody words, and the words that hold for it."""

from collections.abc import Sequence

from doingwith.theory.condition_words import conditions_of
from doingwith.theory.theory import Clause, TheoryVersion
from doingwith_site.common.errors import NotYours

__all__ = ["clause_in", "written_of"]


def clause_in(theory: TheoryVersion, name: str) -> Clause:
    """The WHEN clause of this name; NotYours when the version has none."""
    found = next((clause for clause in conditions_of(theory) if clause.id == name), None)
    if found is None:
        raise NotYours
    return found


def written_of(versions: Sequence[TheoryVersion], clause: Clause) -> int:
    """How often words were written for this condition, in whatever version: what a page has seen of it."""
    return sum(
        one.clause in {same.id for same in conditions_of(version) if same.text == clause.text}
        for version in versions
        for one in version.condition_words
    )
