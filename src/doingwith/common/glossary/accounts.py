"""What people tell, what may be done with it, and where it is marked."""

from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES"]

ENTRIES = (
    GlossaryEntry(
        term="account",
        article="an",
        meaning=(
            "Something a person tells, in words, pictures, sound or film. It belongs to the person "
            "who tells it."
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
        term="agreement",
        article="an",
        meaning=(
            "What someone allows to be done with their account: which uses, and who may see it. They "
            "can take it back. It is kept apart from the law that allows an organisation to hold the "
            "account."
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
        term="code",
        meaning=(
            "A word that excerpts are marked with, so that all that speak of the same thing can be found. "
            "It can stand for a factor, a clause of the theory or an outcome."
        ),
    ),
)
