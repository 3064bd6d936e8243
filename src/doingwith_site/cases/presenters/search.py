"""The words of the search page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.reporting.wording import count
from doingwith_site.cases.code_choices import code_name
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.presenters.worries import Worry, worries_about
from doingwith_site.cases.search import Answer, Found
from doingwith_site.cases.search_documents import DOCUMENTS
from doingwith_site.cases.snippets import Snippet
from doingwith_site.evidence.documents.ways import way
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["FoundRow", "SearchPage"]


@dataclass(frozen=True, kw_only=True)
class FoundRow:
    """One thing that was found."""

    title: str
    project: str
    url: str
    snippets: Sequence[Snippet]
    worries: Sequence[Worry]


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """What was looked for and what was found."""

    frame: ProgrammeFrame
    text: str
    answer: Answer
    number: int

    @property
    def lead(self) -> str:
        """How much was found, or what can be searched."""
        if not self.text.strip():
            return (
                "Search the documents, accounts, notes and reasons that you may read, projects' briefs, what "
                "cases tell, what was asked and proposed about them, factors, notes on codes, the theory of "
                "change, logic models and contribution records. “cafes” finds “café” too; words in quotation "
                "marks must stand together."
            )
        if not self.answer.number:
            return "Nothing that you may read answers this search."
        if self.answer.is_all:
            return f"{count(self.answer.number, 'place').capitalize()} found."
        return (
            f"More than {self.answer.number} places found, of which {self.answer.number} are shown. "
            "Add another word to find fewer."
        )

    @property
    def more(self) -> bool:
        """Whether another page follows."""
        return self.answer.has_next

    @property
    def rows(self) -> list[FoundRow]:
        """What was found on this page."""
        return [
            FoundRow(
                title=title_of(found),
                project=project_of(found),
                url=self._url(found),
                snippets=found.snippets,
                worries=worries_about(self.frame, self._accounts(found.row)),
            )
            for found in self.answer.found
        ]

    @property
    def agreements_read(self) -> list[int]:
        """The agreements, by their keys, of those whose own words stand on this page."""
        told = [found.row for found in self.answer.found if found.row.part is not None]
        return sorted({row.agreement_id for row in told if row.agreement_id is not None})

    def _accounts(self, row: SearchText) -> list[str]:
        return [row.agreement.account.identifier] if row.agreement else []

    def _url(self, found: Found) -> str:
        here, row = self.frame.identifier, found.row
        if row.kind:
            return DOCUMENTS[row.kind].url(here, found.document, row)
        if row.version is not None:
            document = row.version.document
            if not row.page:
                return way("documents:document", here, document.project, document.identifier)
            place = (document.identifier, row.version.number)
            return f"{way('cases:read_document', here, document.project, *place)}?page={row.page}"
        if row.part is not None:
            part = [here, row.part.account.identifier, row.part.number]
            return f"{reverse('cases:read_account', args=part)}?page={row.page}"
        if row.coding is not None:
            return reverse("cases:excerpt", args=[here, row.coding.excerpt.token])
        if row.brief is not None:
            return reverse("projects:project", args=[here, row.brief.project.identifier])
        if row.question is not None:
            return reverse("cases:questions", args=[here, row.question.case.identifier])
        if row.proposal is not None:
            proposed = [here, row.proposal.case.identifier, row.proposal.factor.identifier]
            return reverse("cases:settle", args=proposed)
        return reverse("cases:case", args=[here, row.judgement.reading.case.identifier])  # type: ignore[union-attr]


def title_of(found: Found) -> str:
    """What it was found in."""
    row = found.row
    if row.kind:
        return DOCUMENTS[row.kind].title(found.document, row)
    if row.version is not None:
        return f"{row.version.document.title}, version {row.version.number}"
    if row.part is not None:
        return f"Account {row.part.account.identifier}"
    if row.coding is not None:
        return f"A passage with the code “{code_name(row.coding.code)}”, by {row.coding.who}"
    if row.brief is not None:
        return f"The project's brief, version {row.brief.version}"
    if row.question is not None:
        return f"Question {row.question.number} to the project"
    if row.proposal is not None:
        return f"{row.proposal.factor.label}, as {row.proposal.made_by.name} proposes it"
    judgement = row.judgement
    assert judgement is not None
    return f"{judgement.factor.label}, as read in {judgement.reading.case.title}"


def project_of(found: Found) -> str:
    """Of which project it is, by name; empty for what is of the whole programme."""
    row = found.row
    holders = (
        row.version and row.version.document,
        row.part and row.part.account,
        row.coding and row.coding.excerpt,
        row.judgement and row.judgement.reading.case,
        row.brief,
        row.question and row.question.case,
        row.proposal and row.proposal.case,
    )
    project = next((holder.project for holder in holders if holder), getattr(found.document, "project", None))
    return project.title if project else ""
