"""Logic model rows to library values and back. The only file here that knows both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from doingwith.exchange.bundle.plain import from_plain
from doingwith.logic_models import model as values
from doingwith.logic_models.confirmed import Confirmed, Place, SameNodes
from doingwith.logic_models.evidence import with_words_gone
from doingwith_site.common.plain import kept_plain
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion, SameNode
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = [
    "logic_model_value",
    "logic_model_values",
    "proposal_content",
    "proposal_values",
    "reword",
    "same_nodes_value",
    "shown_value",
    "step_value",
    "store_logic_models",
    "store_same_nodes",
    "version_content",
    "version_value",
]


def logic_model_values(programme: Programme) -> tuple[values.LogicModel, ...]:
    """Every logic model of the programme in its order, in two queries however many there are."""
    drawn: dict[int, list[LogicModelVersion]] = defaultdict(list)
    for row in LogicModelVersion.objects.filter(model__programme=programme):
        drawn[row.model_id].append(row)
    rows = programme.logic_models.select_related("project")
    return tuple(_value(row, drawn[row.pk]) for row in rows)


def same_nodes_value(programme: Programme, models: Iterable[values.LogicModel]) -> SameNodes:
    """The cards of these models that people hold for one idea, and by the part they play who said so."""
    rows = SameNode.objects.filter(before__model__programme=programme, after__model__programme=programme)
    found = SameNodes(pairs=tuple(map(_confirmed, rows.select_related("before__model", "after__model"))))
    return found.joined(SameNodes()).standing_in(models)


def _confirmed(row: SameNode) -> Confirmed:
    ends = ((row.before, row.before_node), (row.after, row.after_node))
    before, after = (
        Place(model=version.model.identifier, version=version.number, node=node) for version, node in ends
    )
    return Confirmed(before=before, after=after, by=row.said_by)


def store_same_nodes(programme: Programme, same: SameNodes) -> None:
    """Add the pairs that are not there yet. Who said so here is kept; of the others the part they play."""
    if not same.pairs:
        return
    drawn = LogicModelVersion.objects.filter(model__programme=programme)
    names = drawn.values_list("model__identifier", "number", "pk")
    keys = {(model, number): key for model, number, key in names}
    SameNode.objects.bulk_create(
        [
            SameNode(
                before_id=keys[one.before.model, one.before.version],
                after_id=keys[one.after.model, one.after.version],
                before_node=one.before.node,
                after_node=one.after.node,
                said_by=one.by,
            )
            for one in same.pairs
        ],
        ignore_conflicts=True,
    )


def logic_model_value(row: LogicModel) -> values.LogicModel:
    """One logic model as a library value."""
    return _value(row, list(row.versions.all()))


def shown_value(row: LogicModel) -> values.LogicModel:
    """One logic model as it is shown: with a mark where a node or link rested on words taken back since."""
    value, lost = logic_model_value(row), frozenset(row.evidence_withdrawn)
    return replace(value, versions=tuple(_marked(version, lost) for version in value.versions))


def _marked(version: values.ModelVersion, lost: frozenset[str]) -> values.ModelVersion:
    nodes = tuple(with_words_gone(node, lost) for node in version.nodes)
    return replace(version, nodes=nodes, links=tuple(with_words_gone(link, lost) for link in version.links))


def version_value(row: LogicModelVersion) -> values.ModelVersion:
    """One drawing as a library value."""
    return from_plain(values.ModelVersion, row.content)


def step_value(step: DrawingStep) -> values.ModelVersion:
    """The drawing as it stood after a step."""
    return from_plain(values.ModelVersion, step.content)


def proposal_values(row: LogicModel) -> tuple[values.Proposal, ...]:
    """What the project would change in wordings that it inherits."""
    return tuple(from_plain(values.Proposal, proposal) for proposal in row.proposals)


def proposal_content(value: values.Proposal) -> dict[str, Any]:
    """A proposal as its column keeps it."""
    return kept_plain(value)


def version_content(value: values.ModelVersion) -> dict[str, Any]:
    """A drawing as its column keeps it."""
    return kept_plain(value)


def store_logic_models(
    programme: Programme, models: Sequence[values.LogicModel], projects: Mapping[str, Project]
) -> None:
    """Let the programme's rows say what ``models`` say. ``projects`` are rows under their identifiers.

    A frozen version that is stored keeps its drawing: ``models`` must draw it alike.
    """
    rows = {row.identifier: row for row in programme.logic_models.all()}
    for position, value in enumerate(models):
        row = rows.get(value.id) or LogicModel(programme=programme, identifier=value.id)
        row.project = projects[value.project] if value.project else None
        row.title, row.position = value.title, position
        row.proposals = [proposal_content(proposal) for proposal in value.proposals]
        row.save()
        _store_versions(row, value.versions)


def reword(row: LogicModel, value: values.LogicModel) -> None:
    """Let a stored model say what ``value`` says, frozen versions included: for words taken back only."""
    LogicModel.objects.filter(pk=row.pk).update(
        title=value.title, proposals=[proposal_content(proposal) for proposal in value.proposals]
    )
    _store_versions(row, value.versions)


def _store_versions(row: LogicModel, versions: Sequence[values.ModelVersion]) -> None:
    LogicModelVersion.objects.bulk_create(
        [
            LogicModelVersion(
                model=row,
                number=version.number,
                content=version_content(version),
                is_frozen=version.frozen is not None,
            )
            for version in versions
        ],
        update_conflicts=True,
        unique_fields=["model", "number"],
        update_fields=["content", "is_frozen"],
    )


def _value(row: LogicModel, versions: Sequence[LogicModelVersion]) -> values.LogicModel:
    return values.LogicModel(
        id=row.identifier,
        title=row.title,
        project=row.project.identifier if row.project else None,
        versions=tuple(version_value(version) for version in versions),
        proposals=proposal_values(row),
    )
