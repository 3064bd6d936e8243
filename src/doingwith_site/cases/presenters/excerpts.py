"""The words of a passage's own page, and of the pages of codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse

from doingwith.consent.uses import Use
from doingwith.reporting.wording import count
from doingwith_site.cases.code_choices import code_name
from doingwith_site.cases.presenters.frames import FramedPicture
from doingwith_site.cases.presenters.passages import part_words, source_words
from doingwith_site.cases.presenters.places import Place
from doingwith_site.cases.presenters.worries import Worry, accounts_in, worries_about
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.evidence.excerpt_kinds import CodeKind, PartKind
from doingwith_site.evidence.models import Code, Coding, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.presenters.project import NamedFact

__all__ = ["CodePage", "CodesPage", "ExcerptPage"]

KIND_WORDS = {
    CodeKind.FACTOR: "Factors",
    CodeKind.CLAUSE: "Clauses of the theory of change",
    CodeKind.OUTCOME: "Outcomes",
    CodeKind.FREE: "Codes in readers' own words",
}
USE_WORDS = {
    Use.PROJECT_TEAM: "be read by the people working on the project",
    Use.QUOTE_WITHOUT_NAME: "be quoted without a name",
    Use.QUOTE_WITH_NAME: "be quoted with the name they chose",
    Use.MEDIA_IN_REPORT: "be seen or heard in a report",
    Use.PUBLIC: "be made public",
    Use.RESEARCH_ARCHIVE: "go into a research archive",
}
AROUND = 300


@dataclass(frozen=True, kw_only=True)
class ExcerptPage:
    """A passage, the words around it, whose they are, and its codes."""

    frame: ProgrammeFrame
    row: Excerpt
    person: User

    @property
    def words(self) -> str:
        """What was marked."""
        return part_words(self.row)

    @property
    def is_text(self) -> bool:
        """Whether it is a passage of a text."""
        return self.row.kind == "text"

    @property
    def has_moved(self) -> bool:
        """Whether its teller has changed the words since they were marked."""
        part = self.row.part
        return part is not None and self.row.part_version != part.version

    @property
    def moved_words(self) -> str:
        """Why the words are not those that stand in the source now; empty when they are."""
        part = self.row.part
        if part is None or not self.has_moved:
            return ""
        marked = [one.reason for one in part.typings.all() if one.version == self.row.part_version]
        if marked:
            return (
                f"These words were typed again since they were marked, because: {marked[0]} "
                "This is how they were marked; they are in no report and no file."
            )
        return (
            "The teller has changed the words since they were marked. "
            "These are the words as they were marked."
        )

    @property
    def before(self) -> str:
        """Some words before it."""
        begins = self.row.begins or 0
        if not self.is_text or self.has_moved:
            return ""
        words = self._text[max(0, begins - AROUND) : begins]
        return words if begins <= AROUND else f"… {words.partition(' ')[2]}"

    @property
    def after(self) -> str:
        """Some words after it."""
        ends = self.row.ends or 0
        if not self.is_text or self.has_moved:
            return ""
        words = self._text[ends : ends + AROUND]
        return words if len(self._text) <= ends + AROUND else f"{words.rpartition(' ')[0]} …"

    @property
    def _text(self) -> str:
        row = self.row.version or self.row.part
        return row.text if row else ""

    @property
    def source_url(self) -> str:
        """Where it stands in its source: on which page, at which paragraph."""
        return self._place.url

    @property
    def picture(self) -> FramedPicture | None:
        """The picture or page of which it is a part, with it framed; None for words and sounds."""
        return self._place.picture

    @property
    def _place(self) -> Place:
        return Place(programme=self.frame.identifier, row=self.row, moved=self.has_moved)

    @property
    def sound_url(self) -> str:
        """The recording, to be played from where the stretch begins to where it ends; empty for others."""
        part = self.row.part
        if self.row.kind != PartKind.SOUND or part is None or part.media is None or not part.media.is_here:
            return ""
        here = [self.frame.identifier, part.account.identifier, part.number]
        begins, ends = (self.row.begins or 0) / 1000, (self.row.ends or 0) / 1000
        return f"{reverse('evidence:account_file', args=here)}#t={begins:.3f},{ends:.3f}"

    @property
    def worry_url(self) -> str:
        """Where a worry about its teller goes; empty for a document."""
        part = self.row.part
        return (
            reverse("evidence:concern", args=[self.frame.identifier, part.account.identifier]) if part else ""
        )

    @property
    def facts(self) -> list[NamedFact]:
        """Whose words they are, and what may be done with them."""
        marked = NamedFact(key="Marked by", value=self.row.who)
        version, part = self.row.version, self.row.part
        if version is not None:
            from_document = f"{version.document.title}, version {version.number}"
            return [NamedFact(key="From the document", value=from_document), marked]
        if part is None:
            return [marked]
        uses = allowed_uses(part.account.agreement)
        return [
            NamedFact(key="From the account", value=f"{part.account.identifier}, part {part.number}"),
            NamedFact(
                key="Who told it", value=part.account.teller_role or "the part they play was not reported"
            ),
            NamedFact(key="It may", value="; ".join(USE_WORDS[use] for use in Use if use in uses)),
            marked,
        ]

    @property
    def codes(self) -> list[Coding]:
        """The codes that may be seen."""
        found: list[Coding] = self.row.codings_seen  # type: ignore[attr-defined]
        return found

    @property
    def is_mine(self) -> bool:
        """Whether this person marked it."""
        return self.row.marked_by_id == self.person.pk


@dataclass(frozen=True, kw_only=True)
class CodeRow:
    """A code and how often it was given."""

    name: str
    url: str
    given: str


@dataclass(frozen=True, kw_only=True)
class CodesPage:
    """The codes of a programme by kind."""

    frame: ProgrammeFrame
    codes: Sequence[Code]

    @property
    def lead(self) -> str:
        """How many there are."""
        if not self.codes:
            return "No code that you may see has been given to a passage yet."
        return f"{count(len(self.codes), 'code').capitalize()} that you may see were given to passages."

    @property
    def groups(self) -> list[tuple[str, list[CodeRow]]]:
        """The codes of each kind."""
        return [
            (words, [self._row(code) for code in self.codes if code.kind == kind])
            for kind, words in KIND_WORDS.items()
            if any(code.kind == kind for code in self.codes)
        ]

    def _row(self, code: Code) -> CodeRow:
        number: int = code.number_given  # type: ignore[attr-defined]
        return CodeRow(
            name=code_name(code),
            url=reverse("cases:code", args=[self.frame.identifier, code.token]),
            given=count(number, "passage"),
        )

    @property
    def may_take(self) -> bool:
        """Whether this person may take the table of passages away."""
        return self.frame.may(Permission.READ_CASE) and self.frame.may(Permission.EXPORT_BUNDLE)


@dataclass(frozen=True, kw_only=True)
class PassageRow:
    """A passage with the code."""

    words: str
    url: str
    where: str
    who: str
    memo: str


@dataclass(frozen=True, kw_only=True)
class CodePage:
    """A code's passages, one page of them."""

    frame: ProgrammeFrame
    code: Code
    found: Page[Coding]

    @property
    def name(self) -> str:
        """The code."""
        return code_name(self.code)

    @property
    def lead(self) -> str:
        """How many passages have it."""
        return f"{count(self.found.paginator.count, 'passage').capitalize()} that you may see."

    @property
    def note(self) -> str:
        """What is noted of the code itself; empty where nobody said anything."""
        return self.code.memo

    @property
    def rows(self) -> list[PassageRow]:
        """The passages of this page."""
        return [self._row(coding) for coding in self.found]

    @property
    def passages(self) -> list[Excerpt]:
        """What stands here."""
        return [coding.excerpt for coding in self.found]

    @property
    def worries(self) -> list[Worry]:
        """Where a worry about each teller whose words stand here goes."""
        return worries_about(self.frame, accounts_in(self.passages))

    def _row(self, coding: Coding) -> PassageRow:
        excerpt = coding.excerpt
        return PassageRow(
            words=part_words(excerpt),
            url=reverse("cases:excerpt", args=[self.frame.identifier, excerpt.token]),
            where=where_words(excerpt),
            who=coding.who,
            memo=coding.memo,
        )


def where_words(excerpt: Excerpt) -> str:
    """What the passage is a part of."""
    project = f"{excerpt.project.title}: " if excerpt.project else ""
    return f"{project}{source_words(excerpt)}"
