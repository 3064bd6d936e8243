"""What may rest on marked passages: cards and links are lent them, and what is rested on keeps its mark."""

from collections.abc import Collection, Mapping, Set

from django.urls import reverse

from doingwith.logic_models.evidence import evidence_named
from doingwith_site.analysis.contribution.around import with_source
from doingwith_site.analysis.contribution.queries import are_passages, passages_about, passages_named
from doingwith_site.analysis.contribution.records import contribution_values
from doingwith_site.cases.models import Judgement
from doingwith_site.cases.presenters.passages import agreement_of, passage_words, source_words
from doingwith_site.design.choosing import Offer
from doingwith_site.evidence.excerpts.offering import offered_passages
from doingwith_site.evidence.excerpts.resting import rests_on_passages
from doingwith_site.evidence.models import Excerpt
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.logic_models.passages import Passage, passages_come_from
from doingwith_site.logic_models.records import logic_model_values
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.models import Project

__all__ = ["MarkedPassages"]


class MarkedPassages:
    """The marked passages of a programme, as far as the member may see them and their tellers allow it."""

    def offered(
        self, membership: Membership, project: Project | None, chosen: Collection[str], page: int | None
    ) -> Offer:
        """Those of a project and the programme's own; of every project where none is given."""
        return offered_passages(passages_about(membership, project), chosen, page).in_words(with_source)

    def named(self, membership: Membership, names: Collection[str]) -> Mapping[str, Passage]:
        """Those of these names, by name."""
        programme = membership.programme.identifier
        return {
            name: Passage(
                name=name,
                words=passage_words(row),
                url=reverse("cases:excerpt", args=[programme, row.token]),
                source=source_words(row) if row.quote.strip() else "",
                agreement=agreement_of(row),
            )
            for name, row in passages_named(membership, names).items()
        }

    def standing(self, programme: Programme, names: Collection[str]) -> bool:
        """Whether the programme has passages of all these names whose tellers allow their use now."""
        return are_passages(programme, names)

    def sources(self, programme: Programme, names: Collection[str]) -> Set[str]:
        """Those of these names that are accounts or documents of the programme."""
        kinds = programme.accounts, programme.documents
        return {
            name
            for rows in kinds
            for name in rows.filter(identifier__in=names).values_list("identifier", flat=True)
        }


passages_come_from(MarkedPassages())


@rests_on_passages
def judgement_on(passage: Excerpt) -> str:
    """A judgement of a case."""
    return "A judgement" if Judgement.objects.filter(excerpts=passage).exists() else ""


@rests_on_passages
def evidence_on(passage: Excerpt) -> str:
    """Evidence in a contribution record as it stands."""
    name = excerpt_name(passage.identifier, passage.token)
    records = contribution_values(passage.programme)
    found = any(name in item.excerpts for record in records for item in record.evidence)
    return "Evidence in a contribution record" if found else ""


@rests_on_passages
def drawing_on(passage: Excerpt) -> str:
    """A card or a link in any version of a logic model."""
    name = excerpt_name(passage.identifier, passage.token)
    models = logic_model_values(passage.programme)
    found = any(name in evidence_named(version) for model in models for version in model.versions)
    return "A card or a link of a logic model" if found else ""
