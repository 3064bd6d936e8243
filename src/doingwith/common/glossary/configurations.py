"""Comparing cases by the conditions that they share."""

from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES"]

ENTRIES = (
    GlossaryEntry(
        term="configuration",
        meaning=(
            "Conditions that go together with an outcome. It is found by comparing cases with one "
            "another, not by adding up."
        ),
    ),
    GlossaryEntry(
        term="membership",
        meaning=(
            "How far a case is in a set, from 0 (out) to 1 (in). A rule makes it from what was reported; "
            "where nothing was reported, a person decides and says why."
        ),
    ),
    GlossaryEntry(
        term="calibration",
        article="",
        meaning=(
            "Turning what is known of cases into memberships of a set, from 0 (out) to 1 (in), by a rule "
            "that is shown."
        ),
    ),
    GlossaryEntry(
        term="truth table",
        meaning=(
            "Every combination of conditions that some case has, with its cases and with what they "
            "say of the outcome."
        ),
    ),
    GlossaryEntry(
        term="remainder",
        meaning="A combination of conditions that no case has, or too few cases to judge it by.",
    ),
    GlossaryEntry(
        term="consistency",
        article="",
        meaning="How far being in one set goes with being in another, from 0 to 1: 1 means always.",
    ),
    GlossaryEntry(
        term="coverage",
        article="",
        meaning="How much of an outcome a combination of conditions accounts for, from 0 to 1.",
    ),
    GlossaryEntry(
        term="noise check",
        meaning=(
            "The outcome is dealt out to the cases at random, many times, and compared anew. When chance "
            "often gives as good an answer, the answer is no finding."
        ),
    ),
)
