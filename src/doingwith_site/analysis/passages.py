"""Lets cards and links of logic models rest on the passages that were marked in cases and accounts."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from doingwith_site.analysis.contribution.around import passage_choices
from doingwith_site.analysis.contribution.queries import passages_about, passages_named
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.logic_models.passages import Passage, passages_come_from
from doingwith_site.programmes.models import Membership
from doingwith_site.projects.models import Project

__all__ = ["MarkedPassages"]


class MarkedPassages:
    """The marked passages of a programme, as far as the member may see them and their tellers allow it."""

    def offered(self, membership: Membership, project: Project | None) -> list[Passage]:
        """Those of a project and the programme's own; of every project where none is given."""
        choices = passage_choices(passages_about(membership, project))
        return [Passage(name=name, words=words, url="") for name, words in choices]

    def named(self, membership: Membership, names: Collection[str]) -> Mapping[str, Passage]:
        """Those of these names, by name."""
        programme = membership.programme.identifier
        return {
            name: Passage(
                name=name, words=passage_words(row), url=reverse("cases:excerpt", args=[programme, row.pk])
            )
            for name, row in passages_named(membership, names).items()
        }


passages_come_from(MarkedPassages())
