"""The words of the pages that change a draft."""

from dataclasses import dataclass

from doingwith.analysis.theory_difference import ClausePair, theory_difference
from doingwith.reporting.clause_changes import fate_words
from doingwith.reporting.wording import word
from doingwith.theory.drafting import NotInDraft, clause_in, statement_in
from doingwith.theory.lineage import version_before
from doingwith.theory.theory import Advice, Clause, Part, Statement, TheoryVersion
from doingwith_site.theory.models import DraftStep
from doingwith_site.theory.records import draft_value
from doingwith_site.theory.rules import reasons_not_to_agree

__all__ = ["AdvicePage", "AgreePage", "AnswerPage", "ClausePage", "StatementPage"]


def writer_of(step: DraftStep) -> str:
    """Who made the change, for a heading."""
    return step.by.name if step.by else "somebody"


@dataclass(frozen=True, kw_only=True)
class StatementPage:
    """Adding a statement, or changing ``now``. ``meanwhile`` is the step by which somebody was first."""

    now: Statement | None = None
    meanwhile: DraftStep | None = None

    @property
    def title(self) -> str:
        """What is done here."""
        return "Change this statement" if self.now else "Add a statement"

    @property
    def lead(self) -> str:
        """What it changes, and what it does not."""
        return "This changes the draft only. The agreed versions stay as they are."

    @property
    def theirs(self) -> str:
        """What somebody else wrote meanwhile; empty when the statement is gone or nobody was first."""
        if not (self.meanwhile and self.now):
            return ""
        try:
            return statement_in(draft_value(self.meanwhile), self.now.id).if_
        except NotInDraft:
            return ""

    @property
    def theirs_heading(self) -> str:
        """Whose words they are."""
        return f"What {writer_of(self.meanwhile)} wrote meanwhile" if self.meanwhile else ""


@dataclass(frozen=True, kw_only=True)
class ClausePage:
    """Adding a clause to a statement, or changing ``now``."""

    statement: Statement
    part: Part
    now: Clause | None = None
    meanwhile: DraftStep | None = None

    @property
    def title(self) -> str:
        """What is done here."""
        return f"Change this {word(self.part)} clause" if self.now else f"Add a {word(self.part)} clause"

    @property
    def lead(self) -> str:
        """Which statement it belongs to."""
        return f"It belongs to: IF {self.statement.if_}."

    @property
    def theirs(self) -> str:
        """What somebody else wrote meanwhile; empty when the clause is gone or nobody was first."""
        if not (self.meanwhile and self.now):
            return ""
        try:
            return clause_in(draft_value(self.meanwhile), self.now.id).text
        except NotInDraft:
            return ""

    @property
    def theirs_heading(self) -> str:
        """Whose words they are."""
        return f"What {writer_of(self.meanwhile)} wrote meanwhile" if self.meanwhile else ""


@dataclass(frozen=True, kw_only=True)
class AdvicePage:
    """Giving advice."""

    title: str = "Give advice on the draft"
    lead: str = "It is kept with the draft, and the new version will say what became of it."
    meanwhile: None = None


@dataclass(frozen=True, kw_only=True)
class AnswerPage:
    """Saying what became of a piece of advice."""

    advice: Advice
    meanwhile: DraftStep | None = None

    @property
    def title(self) -> str:
        """What is done here."""
        return "What became of this advice?"

    @property
    def lead(self) -> str:
        """The advice itself, and who gave it."""
        return f"{self.advice.by} advised: “{self.advice.text}”"

    @property
    def theirs(self) -> str:
        """What somebody else answered meanwhile."""
        if not self.meanwhile:
            return ""
        answers = [one.became for one in draft_value(self.meanwhile).advice if one.text == self.advice.text]
        return answers[0] if answers else ""

    @property
    def theirs_heading(self) -> str:
        """Whose words they are."""
        return f"What {writer_of(self.meanwhile)} wrote meanwhile" if self.meanwhile else ""


@dataclass(frozen=True, kw_only=True)
class AgreePage:
    """What is new in the draft, and what still stands in the way of agreeing on it."""

    draft: TheoryVersion
    versions: tuple[TheoryVersion, ...]

    @property
    def obstacles(self) -> list[str]:
        """What still stands in the way, each a sentence."""
        return reasons_not_to_agree(self.draft, self.versions)

    @property
    def changes(self) -> list[str]:
        """Every clause that is new, reworded or dropped, as a sentence."""
        before = version_before(self.draft, self.versions)
        if before is None:
            return []
        found = theory_difference(before, self.draft)
        parts = [(each.number, part) for each in found.statements for part in each.parts]
        return [
            f"Statement {number}, {word(part.part)}, {fate}: {text}"
            for number, part in parts
            for fate, text in (
                *(("added", clause.text) for clause in part.added),
                *((fate_words(part, pair), _carried(pair)) for pair in part.carried),
                *(("linked to other factors", pair.after.text) for pair in part.relinked),
                *(("dropped", clause.text) for clause in part.dropped),
            )
        ]


def _carried(pair: ClausePair) -> str:
    """A clause with its earlier words where they were others."""
    same = pair.before.text == pair.after.text
    return pair.after.text if same else f"{pair.after.text} (before: {pair.before.text})"
