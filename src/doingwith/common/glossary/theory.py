"""The theory of change, logic models, and what a meeting adds to them."""

from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES"]

ENTRIES = (
    GlossaryEntry(
        term="theory of change",
        meaning=(
            "What the programme believes: IF it does this, WHEN these things are in place, THEN that "
            "follows, BECAUSE of this. It has versions, and each part is tied to factors and "
            "evidence."
        ),
    ),
    GlossaryEntry(
        term="context-mechanism-outcome configuration",
        meaning=(
            "What one case tells of a statement of the theory: in which circumstances (context) which "
            "change in people or organisations (mechanism) led to what came of it (outcome)."
        ),
    ),
    GlossaryEntry(
        term="readiness",
        article="",
        meaning="How far the conditions of the theory are in place for a project, as each side sees it.",
    ),
    GlossaryEntry(
        term="logic model",
        meaning=(
            "A drawing of one project: its setting, what goes in, what is done, what is made and what"
            " changes, and which leads to which. It is drawn at the start and again at the end."
        ),
    ),
    GlossaryEntry(
        term="card",
        meaning=(
            "One idea of a logic model, in one of its columns. It stays the same card in every version, "
            "also when its words change or it moves."
        ),
    ),
    GlossaryEntry(
        term="link",
        meaning=(
            "A way from one card of a logic model to another: leads to, hinders, is a condition of, or "
            "feeds back to, with its because and what must be so."
        ),
    ),
    GlossaryEntry(
        term="assumption",
        article="an",
        meaning=(
            "Something that must be so for a link of a logic model to work. It may hold, hold in part, "
            "fail, or be untested, which is not the same as failing."
        ),
    ),
    GlossaryEntry(
        term="frozen version",
        meaning=(
            "A version of a logic model that people have settled. It stays as it is; a hash, a long number "
            "made from all its words, shows that it does. To go on, a new version is drawn from it."
        ),
    ),
    GlossaryEntry(
        term="suggested card",
        meaning=(
            "A card that somebody in a meeting would add to a logic model. Whoever leads the meeting "
            "puts it into the drawing or says why not, and its writer can take it back."
        ),
    ),
)
