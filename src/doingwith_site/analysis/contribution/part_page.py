"""The words of the pages on which a part of a contribution record is written."""

from dataclasses import dataclass
from typing import Any

from doingwith.analysis.contribution.evidence import Bearing
from doingwith.analysis.contribution.record import ContributionRecord, StepNote
from doingwith.reporting.wording import sentence, word
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.form_parts import targets_of
from doingwith_site.analysis.models import ContributionVersion

__all__ = ["TITLES", "EmptyPage", "PartPage", "RoundPartPage"]

TITLES = {
    "node": ("Add something that was done or came about", "Change what was done or came about"),
    "link": ("Add a link", "Change this link"),
    "evidence": ("Add evidence", "Change this item of evidence"),
    "claim": ("Add a claim", "Change this claim"),
    "rival": ("Add a rival explanation", "Change this rival explanation"),
    "event": ("Add an event around the project", "Change this event"),
    "round": ("Begin a new round", "Change this round"),
    "step": ("", "How far has this step come?"),
    "objection": ("Add an objection", "Answer this objection, or change it"),
    "wanted": ("Add evidence to look for next", "Change what to look for next"),
    "bearing": ("", "What does this evidence bear on?"),
    "story": ("Tell the story in your own words", "Tell the story in your own words"),
}
LEADS = {
    "node": "Nodes are what links lead from and to. One thing each.",
    "link": "A link says that one thing helped to bring about another, or held it back.",
    "evidence": "One item, one origin. What it bears on is asked next.",
    "claim": "The verdict is not asked: it follows from the evidence by a table.",
    "rival": "Weigh what else could have brought it about. Without one, a claim is at most plausible.",
    "event": "Naming an event claims nothing.",
    "round": "The steps begin again, and the rounds before stay.",
    "step": "Say how far you have come, and what is missing.",
    "objection": "Write it as it was said, by the part they play. It stays in view in every later round.",
    "wanted": "It stays in view in every later round until you say what came of it.",
    "bearing": "Say it once for each link or rival explanation that it bears on.",
    "story": "The story that is put together from the record stays beside it.",
}


@dataclass(frozen=True, kw_only=True)
class EmptyPage:
    """A project that has no record."""

    desk: ContributionDesk

    @property
    def title(self) -> str:
        """What the page is about."""
        return f"Contribution to {self.desk.project.title}"

    @property
    def lead(self) -> str:
        """That the project is missing, which says nothing of what was contributed."""
        return (
            "This project has no contribution record. In the programme's count it stands as missing, which "
            "does not mean that nothing was contributed."
        )


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """Adding a part, or changing ``now``. ``meanwhile`` is the version by which somebody was first.

    ``removal`` is the version in which somebody took the part out while the person wrote.
    """

    desk: ContributionDesk
    kind: str
    record: ContributionRecord
    now: Any = None
    meanwhile: ContributionVersion | None = None
    theirs: Any = None
    removal: ContributionVersion | None = None

    @property
    def title(self) -> str:
        """What is done here."""
        return TITLES[self.kind][self.now is not None]

    @property
    def lead(self) -> str:
        """What to bear in mind."""
        if self.kind == "bearing":
            return f"{sentence(self.now.text)} {LEADS['bearing']}"
        return LEADS[self.kind]

    @property
    def theirs_heading(self) -> str:
        """Whose words they are."""
        by = self.meanwhile.by.name if self.meanwhile and self.meanwhile.by else "somebody"
        return f"What {by} wrote meanwhile"

    @property
    def their_words(self) -> list[str]:
        """What somebody else wrote, box by box; empty when it was taken out."""
        if isinstance(self.theirs, Bearing):
            rated = f", rated as {word(self.theirs.strength)}" if self.theirs.strength else ""
            said = f"{self.theirs.on}: {word(self.theirs.way)}{rated}."
            return [words for words in (said, self.theirs.answer, self.theirs.note) if words]
        if isinstance(self.theirs, StepNote):
            told = (sentence(word(self.theirs.status)), self.theirs.note)
            return [words for words in told if words]
        names = (
            "text", "statement", "what", "question", "narrative", "reasoning", "limits", "note", "answer",
            "came_of_it",
        )  # fmt: skip
        found = (getattr(self.theirs, name, "") for name in names) if self.theirs else ()
        return [words for words in found if isinstance(words, str) and words]

    @property
    def borne(self) -> list[tuple[str, str]]:
        """What an item of evidence bears on by now: identifier and words."""
        if self.kind != "bearing":
            return []
        names = dict(targets_of(self.record))
        return [(one.on, names.get(one.on, one.on)) for one in self.now.bearings]

    @property
    def drop_url(self) -> str:
        """Where it is taken back that evidence bears on something."""
        return self.desk.address("drop_bearing", self.now.id)

    @property
    def removed(self) -> str:
        """That somebody took the part out, and what becomes of what was typed; empty when nobody did."""
        if self.removal is None:
            return ""
        by = self.removal.by.name if self.removal.by else "Somebody"
        return (
            f"{by} took this out of the record while you wrote. What you typed is in the boxes below. Keep "
            "it, and it comes back as a new part; or go back, and it stays out."
        )

    @property
    def send_to(self) -> str:
        """Where the form is sent; empty for the page's own address."""
        return self.desk.address("add_part", self.kind) if self.removal else ""

    @property
    def remove_url(self) -> str:
        """Where the part is taken out; empty where evidence is taken out with a reason instead."""
        if self.now is None or self.kind in ("evidence", "bearing", "story", "round"):
            return ""
        return self.desk.address("remove_part", self.kind, self.now.id)


@dataclass(frozen=True, kw_only=True)
class RoundPartPage(PartPage):
    """Adding to round ``at``, or changing what has the name ``name`` there."""

    at: int
    name: str = ""

    @property
    def lead(self) -> str:
        """Which step or round it is, and what to bear in mind."""
        if isinstance(self.now, StepNote):
            return f"Round {self.at}. {sentence(word(self.now.step))} {LEADS[self.kind]}"
        return f"Round {self.at}. {LEADS[self.kind]}"

    @property
    def send_to(self) -> str:
        """Where what was put together is sent: its place by now, or as a new one where it was taken out."""
        if self.meanwhile is None:
            return ""
        if not self.name:
            return self.desk.address("add_to_round", str(self.at), self.kind)
        return self.desk.address("change_in_round", str(self.at), self.kind, self.name)

    @property
    def remove_url(self) -> str:
        """Where it is taken out; empty for a step, which every round has."""
        if self.now is None or self.kind == "step":
            return ""
        return self.desk.address("remove_from_round", str(self.at), self.kind, self.name)
