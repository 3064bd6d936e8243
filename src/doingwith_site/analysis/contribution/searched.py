"""Contribution records as the search finds them."""

from collections.abc import Iterable

from django.urls import reverse

from doingwith.analysis.contribution.said import said_in_contribution
from doingwith.common.said import Said
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.search_documents import Searched, index_document, reindex_when_saved, search_in
from doingwith_site.people.permissions import Permission

__all__ = ["search_contributions"]

KIND = "contribution"


def search_contributions() -> None:
    """From now on they are found, as the version that holds says."""
    search_in(contributions)
    reindex_when_saved(ContributionVersion, lambda version: index_document(KIND, version.contribution))
    lost = frozenset({"project", "evidence_withdrawn"})
    reindex_when_saved(Contribution, lambda row: index_document(KIND, row), columns=lost)


def in_record(row: Contribution) -> tuple[int, Iterable[Said]]:
    """What the last version says, but for items that rested on words taken back since."""
    last = row.versions.order_by("number").last()
    lost = frozenset(row.evidence_withdrawn)
    return 1, said_in_contribution(contribution_value(last), lost) if last else ()


def record_url(programme: str, row: Contribution, copy: SearchText) -> str:
    """The record, at the part."""
    page = reverse("analysis:contribution", args=[programme, row.project.identifier])
    return f"{page}#{copy.place}" if copy.place else page


contributions = Searched(
    kind=KIND,
    permission=Permission.VIEW_PROGRAMME,
    rows=Contribution.objects.select_related("project"),
    says=in_record,
    title=lambda row, _: f"Contribution to {row.project.title}",
    url=record_url,
)
