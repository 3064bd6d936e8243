"""Whether a step leaves every inherited card with words that the programme's model says."""

from collections import defaultdict
from collections.abc import Mapping

from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.records import version_value
from doingwith_site.logic_models.rules import check_wordings_are_said, check_wordings_stay

__all__ = ["check_wordings"]


def check_wordings(row: LogicModelVersion, before: ModelVersion, after: ModelVersion) -> None:
    """Refused when the step from ``before`` to ``after`` leaves a card with words that no version says.

    What the step does not touch is not asked about, so that one wrong card stops nobody's work.
    """
    if row.model.project_id is None:
        kept = {(node.id, node.text) for node in after.nodes}
        lost = {node.id for node in before.nodes if (node.id, node.text) not in kept}
        if lost:
            check_wordings_stay(_taken_over(row, lost), _wordings(row, after))
        return
    said = {(node.refers_to, node.text) for node in before.nodes}
    come = [node for node in after.nodes if node.refers_to and (node.refers_to, node.text) not in said]
    if come:
        check_wordings_are_said(come, _wordings(row, after))


def _wordings(row: LogicModelVersion, after: ModelVersion) -> Mapping[str, set[str]]:
    """What each card of the programme's own model says, or says in a version that is kept."""
    wordings: dict[str, set[str]] = defaultdict(set)
    own = LogicModelVersion.objects.filter(model__programme=row.model.programme_id, model__project=None)
    for one in own:
        for node in (after if one.pk == row.pk else version_value(one)).nodes:
            wordings[node.id].add(node.text)
    return wordings


def _taken_over(row: LogicModelVersion, cards: set[str]) -> list[Node]:
    """The projects' cards that repeat one of these."""
    theirs = LogicModelVersion.objects.filter(model__programme=row.model.programme_id).exclude(
        model__project=None
    )
    return [node for one in theirs for node in version_value(one).nodes if node.refers_to in cards]
