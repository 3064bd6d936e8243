"""Programmes, projects and who does what in them."""

from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES"]

ENTRIES = (
    GlossaryEntry(
        term="programme",
        meaning=(
            "Funded work made of several projects. They share one theory of change, one list of "
            "factors and one advisory group."
        ),
    ),
    GlossaryEntry(
        term="project",
        meaning=(
            "One piece of work with an organisation that plans or buys services. Whatever is "
            "evaluated is evaluated project by project."
        ),
    ),
    GlossaryEntry(
        term="brief",
        meaning=(
            "What was agreed with the commissioner. Each change is a new version that says who asked "
            "for it, why, and who agreed. Ending without agreement is a result too."
        ),
    ),
    GlossaryEntry(
        term="commissioner",
        meaning="Someone who plans and pays for health or social care, such as an officer of a council.",
    ),
    GlossaryEntry(
        term="advisory group",
        article="an",
        meaning="People with a stake in the programme who advise it and question its evaluation.",
    ),
    GlossaryEntry(
        term="participation mode",
        meaning=(
            "Whether something is done to people, for them, or with them. The organiser may claim one"
            " mode and people may experience another; both are kept."
        ),
    ),
    GlossaryEntry(
        term="rung",
        meaning=(
            "One of seven steps of taking part, from being made to do something, through being told, "
            "asked and involved, up to deciding together."
        ),
    ),
    GlossaryEntry(
        term="commissioning stage",
        meaning=(
            "One of the four parts of planning and buying services: analyse what is needed, plan, do,"
            " and review."
        ),
    ),
    GlossaryEntry(
        term="design stage",
        meaning=(
            "One of the four parts of working out an answer: discover, define, develop, deliver. A "
            "project may go back to an earlier one, and may stop, with a reason and without shame."
        ),
    ),
    GlossaryEntry(
        term="Double Diamond",
        article="the",
        meaning=(
            "A picture of the four design stages. The question is opened out and narrowed down "
            "(discover, define), then the answers are (develop, deliver)."
        ),
    ),
    GlossaryEntry(
        term="matrix",
        meaning=(
            "A way to look at one's own work beside a description of the best. Each role answers for "
            "itself, and answers again later."
        ),
    ),
    GlossaryEntry(
        term="panel",
        meaning=(
            "People who score bids together when a service is bought. Each scores alone first; then "
            "they talk, and agree a score with its reason."
        ),
    ),
    GlossaryEntry(
        term="promise",
        meaning=(
            "A dated answer owed to people who spoke: you said this; we did it, we will, or we "
            "cannot, because."
        ),
    ),
    GlossaryEntry(
        term="bundle",
        meaning=(
            "A whole programme as a folder of files that people and computers can read. A programme "
            "can leave the site as a bundle and come back whole."
        ),
    ),
)
