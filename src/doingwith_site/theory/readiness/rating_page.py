"""The words of the pages on which somebody gives a view, or begins a round."""

from dataclasses import dataclass

from doingwith.reporting.wording import count, word
from doingwith.theory.condition_words import conditions_of
from doingwith.theory.readiness import Side, SideView
from doingwith.theory.theory import TheoryVersion
from doingwith_site.theory.readiness.desk import ReadinessDesk

__all__ = ["BeginPage", "RatingPage"]


@dataclass(frozen=True, kw_only=True)
class RatingPage:
    """A view that is given, or changed. ``meanwhile`` is what somebody else made of it."""

    desk: ReadinessDesk
    side: Side
    theory: TheoryVersion
    round_name: str
    written_down_by: str
    changing: bool = False
    meanwhile: SideView | None = None

    @property
    def title(self) -> str:
        """What the page is about."""
        return f"The view of {word(self.side)}"

    @property
    def lead(self) -> str:
        """What is asked, and that nothing must be answered."""
        number = count(sum(len(one.when) for one in self.theory.statements), "condition")
        return (
            f"{self.round_name}, {self.desk.project.title}. Say of {number} whether each is in place here. "
            "Leave out what you do not want to answer, and give a reason only if you want to."
        )

    @property
    def notes(self) -> list[str]:
        """Who will see it, and what is said of who wrote it down."""
        notes = [
            "Everybody in the programme can read it, the reasons too. Nobody's view is averaged with another."
        ]
        if self.written_down_by:
            notes.append(
                f"It will say that a {self.written_down_by} wrote it down. Write their words, not yours, and "
                "read it back to them."
            )
        if self.changing:
            notes.append("What it said before is kept.")
        return notes

    @property
    def theirs(self) -> list[str]:
        """What somebody else made of the view meanwhile, line by line."""
        if self.meanwhile is None:
            return []
        texts = {clause.id: clause.text for clause in conditions_of(self.theory)}
        return [
            f"{texts.get(rating.clause, rating.clause)}: {word(rating.rating)}"
            + (f", because: {rating.reason}" if rating.reason else "")
            for rating in self.meanwhile.ratings
        ]


@dataclass(frozen=True, kw_only=True)
class BeginPage:
    """A round that is begun."""

    desk: ReadinessDesk
    theory: TheoryVersion | None

    @property
    def lead(self) -> str:
        """What the round is about."""
        if self.theory is None:
            return ""
        number = count(sum(len(one.when) for one in self.theory.statements), "condition")
        return (
            f"Each side is asked about {number} of “{self.theory.label}”. The rounds before stay as they are."
        )
