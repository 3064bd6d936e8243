"""The words for the evidence of a clause: what was marked with it, and what tests it."""

from doingwith.analysis.clause_evidence import MarkedPassage
from doingwith.analysis.contribution.testing import TestedBy
from doingwith.reporting.wording import listed, word

__all__ = ["NONE_MARKED", "passage_words", "test_words"]

NONE_MARKED = "No evidence is marked: no passage, no claim and no link."


def passage_words(one: MarkedPassage) -> str:
    """Where the passage stands, what it says, and who marked it: “W1 e3 “One text would do.” (Rae)”."""
    excerpt = one.excerpt
    said = f"“{' '.join(excerpt.passage.quote.split())}”" if excerpt.passage else "a part without words"
    return f"{one.source} {excerpt.id} {said} ({listed(one.coders)})"


def test_words(one: TestedBy, project: str) -> str:
    """What tests a clause, in the record of which project, and its verdict: “claim M1 of P20: plausible”."""
    return f"{one.about} {one.id} of {project}: {word(one.verdict)}"


test_words.__test__ = False  # type: ignore[attr-defined]
