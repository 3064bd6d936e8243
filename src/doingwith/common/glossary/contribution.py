"""What the programme contributed, and what else could have."""

from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES"]

ENTRIES = (
    GlossaryEntry(
        term="contribution claim",
        meaning=(
            "A statement of whether and how the programme helped to bring something about, with what "
            "speaks for it, what speaks against it, and what else could explain it."
        ),
    ),
    GlossaryEntry(
        term="rival explanation",
        meaning=(
            "Something other than the programme that could have brought a result about. Each is weighed and"
            " gets a verdict; one that works beside the programme takes nothing away from it."
        ),
    ),
    GlossaryEntry(
        term="independent source",
        article="an",
        meaning=(
            "All the evidence that has one origin, such as one interview and what was written from it. It "
            "counts once, however many items came out of it."
        ),
    ),
    GlossaryEntry(
        term="formal update",
        meaning=(
            "How likely people hold a claim to be before and after evidence, in numbers that they wrote down "
            "before they looked. It is off until somebody switches it on. It shows how they reason, measures "
            "nothing, and changes no verdict."
        ),
    ),
)
