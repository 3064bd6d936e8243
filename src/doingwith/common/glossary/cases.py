"""Cases, and how they are read."""

from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES"]

ENTRIES = (
    GlossaryEntry(
        term="case",
        meaning=(
            "A project read for evaluation: what helped it, what got in its way, what came of it, and"
            " where people's views of it differ."
        ),
    ),
    GlossaryEntry(
        term="factor",
        meaning=(
            "Something that can help deciding together or get in its way. Factors come in a list, "
            "grouped in domains; the list has versions and can grow."
        ),
    ),
    GlossaryEntry(
        term="domain",
        meaning=(
            "A group of factors that belong together, such as leadership. Some domains hold "
            "conditions, which work on a project; the others hold results, which come of it."
        ),
    ),
    GlossaryEntry(
        term="sign",
        meaning=(
            "Which way a factor worked in a case: + it helped, − it got in the way, ± it did both. A "
            "dotted tile means that nothing was reported, which is not the same as nothing being "
            "there."
        ),
    ),
    GlossaryEntry(
        term="basis",
        meaning=(
            "Where a judgement comes from. Explicit: the sources say it. Inferred: the reader concluded it."
        ),
    ),
    GlossaryEntry(
        term="reading",
        meaning=(
            "One evaluator's judgement of a case: for each factor a sign, its basis, a reason and the"
            " excerpts. Two people read without seeing each other's work, then compare, then agree."
        ),
    ),
    GlossaryEntry(
        term="dissent",
        meaning="What a reader still sees otherwise after the readers agreed. It stays, with its reason.",
    ),
)
