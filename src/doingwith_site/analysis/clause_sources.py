"""Where the evidence of the theory's clauses comes from: marked passages, and contribution records."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from doingwith.analysis.contribution.testing import TestedBy, clause_tests
from doingwith_site.analysis.contribution.queries import projects_named
from doingwith_site.analysis.contribution.records import contribution_values
from doingwith_site.cases.queries import CodeGiven, clauses_marked
from doingwith_site.programmes.models import Membership

__all__ = ["ClauseSources", "clause_sources"]


@dataclass(frozen=True, kw_only=True)
class ClauseSources:
    """What is marked with each statement and clause, and what tests it, by identifier.

    ``tests`` are claims and links of contribution records, ``projects`` the titles of their projects.
    ``marked`` are the codes that stand for clauses; None for a member who may not open them.
    """

    tests: Mapping[str, tuple[TestedBy, ...]] = field(default_factory=dict)
    projects: Mapping[str, str] = field(default_factory=dict)
    marked: Mapping[str, CodeGiven] | None = None


def clause_sources(membership: Membership) -> ClauseSources:
    """All of it, as far as the member may see it, in the same number of queries however much there is."""
    return ClauseSources(
        tests=clause_tests(contribution_values(membership.programme)),
        projects=dict(projects_named(membership.programme)),
        marked=clauses_marked(membership),
    )
