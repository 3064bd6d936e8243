"""What the checks find is what a slow look at every way finds."""

from hypothesis import given, settings
from tests.properties.logic_models import model_versions

from doingwith.logic_models.checks import FindingKind, findings
from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import LinkKind
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import REALISED_COLUMNS


def every_way(version: ModelVersion, *without: LinkKind) -> set[tuple[str, str]]:
    """All pairs of which the first leads to the second, by joining ways until no new one comes (Warshall)."""
    ways = {(link.from_, link.to) for link in version.links if link.kind not in without}
    while more := {(a, d) for a, b in ways for c, d in ways if b == c} - ways:
        ways |= more
    return ways


@settings(max_examples=200, deadline=None, derandomize=True)
@given(model_versions())
def test_reach_and_circles_are_those_of_a_slow_search(version: ModelVersion) -> None:
    ways = every_way(version, LinkKind.HINDERS, LinkKind.FEEDBACK)
    activities = {node.id for node in version.in_column(Column.ACTIVITIES)}
    results = {node.id for node in version.nodes if node.column in REALISED_COLUMNS}
    found = findings(version)

    def about(kind: FindingKind) -> set[str]:
        return {name for finding in found if finding.kind is kind for name in finding.about}

    assert about(FindingKind.UNREACHED_OUTCOME) == {
        end for end in results if not any((start, end) in ways for start in activities)
    }
    assert about(FindingKind.ACTIVITY_LEADS_NOWHERE) == {
        start for start in activities if not any((start, end) in ways for end in results)
    }
    round_ = {a for a, b in every_way(version, LinkKind.FEEDBACK) if a == b}
    assert about(FindingKind.CIRCLE) <= round_
    assert bool(about(FindingKind.CIRCLE)) is bool(round_)
