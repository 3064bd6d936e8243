"""The words of the page on which a drawing is changed."""

from dataclasses import dataclass
from functools import cached_property

from doingwith.logic_models.columns import Column
from doingwith.reporting.wording import count, listed
from doingwith_site.logic_models.models import DrawingStep
from doingwith_site.logic_models.presenters.drawing import DrawingPage
from doingwith_site.logic_models.presenters.steps import what_was_done

__all__ = ["OutlinePage"]


@dataclass(frozen=True, kw_only=True)
class OutlinePage(DrawingPage):
    """A drawing in columns with all that can be done to it.

    ``own`` are the steps that the reader can take back, the last first; ``before`` is the step before
    the first of them that did something; ``asides`` counts words that were set aside; ``offers`` says
    whether the programme has cards to take over.
    """

    own: list[DrawingStep]
    before: DrawingStep | None
    asides: int
    offers: bool

    @cached_property
    def last(self) -> DrawingStep | None:
        """The last step of one's own that did something and stands."""
        return next((step for step in self.own if step.undoes is None), None)

    @property
    def undo(self) -> str:
        """What will be taken back, as a sentence; empty when there is nothing."""
        return f"Your last step: you {what_was_done(self.last, self.before)}." if self.last else ""

    @property
    def again(self) -> int | None:
        """The number of one's own last step when it took another one back: that can be done again."""
        return self.own[0].number if self.own and self.own[0].undoes is not None else None

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where on the page each column is: its anchor, its name and how much is in it."""
        return [
            (f"#column-{part.column.value}", f"{part.title} ({len(part.cards)})") for part in self.columns
        ]

    @property
    def empty_columns(self) -> str:
        """Which columns have no card and do not say why; empty when none is."""
        names = [
            part.title.lower()
            for part in self.columns
            if not part.cards and not self.version.notes(part.column).empty_because
        ]
        return f"Nothing stands yet under {listed(names)}." if 0 < len(names) < len(Column) else ""

    @property
    def aside_words(self) -> str:
        """How often words were set aside; empty when never."""
        return f"Set aside: {count(self.asides, 'text')}" if self.asides else ""
