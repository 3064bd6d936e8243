"""What is known of cards whose words were taken back goes on to the cards that are made of them."""

from doingwith.logic_models.joining import made_of
from doingwith.logic_models.model import ModelVersion
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion

__all__ = ["MAKES_OF_OTHERS", "mark_made_of_withdrawn"]

MAKES_OF_OTHERS = frozenset({"split_card", "join_cards"})
"""The steps that make cards of other cards."""


def mark_made_of_withdrawn(row: LogicModelVersion, before: ModelVersion, after: ModelVersion) -> None:
    """Notes that the cards of a split or a join rested on words taken back when a card that went did.

    The row of the drawing must be locked.
    """
    model = LogicModel.objects.select_for_update(no_key=True).get(pk=row.model_id)
    known = set(model.evidence_withdrawn)
    if made := made_of(known, before, after):
        model.evidence_withdrawn = sorted(known | made)
        model.save(update_fields=["evidence_withdrawn"])
