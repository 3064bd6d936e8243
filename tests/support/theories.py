"""Theories of change that were revised more than once."""

from doingwith.theory.drafting import begin_revision, edit_clause, finished
from doingwith.theory.theory import TheoryVersion

__all__ = ["revised_again"]


def revised_again(before: TheoryVersion, **words: str) -> TheoryVersion:
    """The version after, in which only the clauses named here (``s1_when1``) say something else.

    As on the site it has identifiers of its own, and speaks of the version before it alone.
    """
    name = f"{before.id}-2"
    draft = begin_revision(before, id=name)
    for clause, text in words.items():
        draft = edit_clause(draft, f"{name}.{clause.replace('_', '.')}", text=text, factors=())
    return finished(draft, before)
