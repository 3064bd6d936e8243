"""The words of Doing With, each with one meaning: for the site's help, its glossary and ``GLOSSARY.md``."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["GLOSSARY", "GlossaryEntry"]


@dataclass(frozen=True, kw_only=True)
class GlossaryEntry:
    """A word and what it means here, in a sentence or two. ``article`` is what stands before the word."""

    term: str
    meaning: str
    article: str = "a"

    @property
    def anchor(self) -> str:
        """The word as part of an address: small letters and hyphens."""
        return self.term.replace(" ", "-").lower()

    @property
    def question(self) -> str:
        """The words a person taps for help, such as “What is a brief?”."""
        return f"What is {self.article} {self.term}?"


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
        term="case",
        meaning=(
            "A project read for evaluation: what helped it, what got in its way, what came of it, and"
            " where people's views of it differ."
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
        term="suggested card",
        meaning=(
            "A card that somebody in a meeting would add to a logic model. Whoever leads the meeting "
            "puts it into the drawing or says why not, and its writer can take it back."
        ),
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
        term="account",
        article="an",
        meaning=(
            "Something a person tells, in words, pictures, sound or film. It belongs to the person "
            "who tells it."
        ),
    ),
    GlossaryEntry(
        term="agreement",
        article="an",
        meaning=(
            "What someone allows to be done with their account: which uses, and who may see it. They "
            "can take it back. It is kept apart from the law that allows an organisation to hold the "
            "account."
        ),
    ),
    GlossaryEntry(
        term="teller",
        meaning="A person who tells something to a programme. The account is theirs.",
    ),
    GlossaryEntry(
        term="telling",
        meaning=(
            "A time in which people are asked to tell: the questions, who asks and why, what can change "
            "because of it and what cannot, and the uses that are asked for."
        ),
    ),
    GlossaryEntry(
        term="receipt",
        meaning=(
            "What a teller leaves with. Its code shows on any phone what was kept and each use that was "
            "made of it, and lets them correct it, narrow it or take it back."
        ),
    ),
    GlossaryEntry(
        term="withdrawal",
        meaning=(
            "Taking back what one told. Nothing new is done with it from the moment of asking, every copy "
            "is removed, and the teller sees the list. An identifier and dates stay."
        ),
    ),
    GlossaryEntry(
        term="concern",
        meaning=(
            "Somebody is worried about a person's safety. Only the safeguarding lead reads it, and the "
            "account it is about is not used until it is closed."
        ),
    ),
    GlossaryEntry(
        term="document",
        meaning="A file that belongs to a project, such as its brief, notes, a presentation or a report.",
    ),
    GlossaryEntry(
        term="excerpt",
        article="an",
        meaning=(
            "A marked part of an account or a document. Readings, claims and reports point to it, so "
            "that anyone can look at the words behind them."
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
        term="code",
        meaning=(
            "A word that excerpts are marked with, so that all that speak of the same thing can be found. "
            "It can stand for a factor, a clause of the theory or an outcome."
        ),
    ),
    GlossaryEntry(
        term="dissent",
        meaning="What a reader still sees otherwise after the readers agreed. It stays, with its reason.",
    ),
    GlossaryEntry(
        term="theory of change",
        meaning=(
            "What the programme believes: IF it does this, WHEN these things are in place, THEN that "
            "follows, BECAUSE of this. It has versions, and each part is tied to factors and "
            "evidence."
        ),
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
        term="truth table",
        meaning=(
            "The combinations of conditions that cases have, each with its cases and whether the outcome "
            "came about in them."
        ),
    ),
    GlossaryEntry(
        term="consistency",
        meaning=(
            "How far the cases with a combination also have the outcome, from 0 to 1. At 1, all of them do."
        ),
    ),
    GlossaryEntry(
        term="coverage",
        meaning=(
            "How much of the outcome a combination explains, from 0 to 1. At 1, no case with the outcome is "
            "left over."
        ),
    ),
    GlossaryEntry(
        term="noise check",
        meaning=(
            "The outcome is dealt out to the cases at random, many times, and compared anew. When chance "
            "often gives as good an answer, the answer is no finding."
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
        term="truth table",
        meaning=(
            "Every combination of conditions that some case has, with its cases and with what they "
            "say of the outcome."
        ),
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
        term="remainder",
        meaning="A combination of conditions that no case has, or too few cases to judge it by.",
    ),
    GlossaryEntry(
        term="calibration",
        article="",
        meaning=(
            "Turning what is known of cases into memberships of a set, from 0 (out) to 1 (in), by a rule "
            "that is shown."
        ),
    ),
)

GLOSSARY: Mapping[str, GlossaryEntry] = {
    entry.term: entry for entry in sorted(ENTRIES, key=lambda entry: entry.term.lower())
}
"""Every entry by its term, in the order of the alphabet."""
