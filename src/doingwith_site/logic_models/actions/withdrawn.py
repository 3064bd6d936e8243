"""What is known of cards whose words were taken back goes on to the cards that are made of them."""

from doingwith.logic_models.model import ModelVersion
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion

__all__ = ["mark_made_of_withdrawn"]


def mark_made_of_withdrawn(row: LogicModelVersion, before: ModelVersion, after: ModelVersion) -> None:
    """Notes that the cards of a split or a join rested on words taken back when a card that went did.

    They repeat what is told of it under new identifiers. The row of the drawing must be locked.
    """
    gone = [node for node in before.nodes if node.id not in after.node_by_id]
    made = [node.id for node in after.nodes if node.id not in before.node_by_id]
    if not gone or not made:
        return
    model = LogicModel.objects.select_for_update(no_key=True).get(pk=row.model_id)
    known = set(model.evidence_withdrawn)
    if known & {name for node in gone for name in (node.id, *node.came_from)}:
        model.evidence_withdrawn = sorted({*known, *made})
        model.save(update_fields=["evidence_withdrawn"])
