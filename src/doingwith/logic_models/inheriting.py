"""Words that a project's card has from the programme: which are newer by now, and taking them over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from doingwith.logic_models.editing import Edit, EditRefused
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["TakeOverWords", "newer_words"]


def newer_words(version: ModelVersion, programme: Sequence[Node]) -> Mapping[str, str]:
    """What the programme says by now, for each card of ``version`` that repeats other words of its.

    ``programme`` are the nodes of the programme's own model. A card whose node the programme has taken
    out is not among them.
    """
    says = {node.id: node.text for node in programme}
    inherited = ((node, says.get(node.refers_to or "")) for node in version.nodes)
    return {node.id: text for node, text in inherited if text is not None and text != node.text}


@dataclass(frozen=True, kw_only=True)
class TakeOverWords:
    """Gives a node that it has from the programme the ``text`` that the programme gave it since.

    Its identifier, its links and all that is told of it stay.
    """

    id: str
    text: str

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the words. Refused when the node is gone, or its wording is not inherited."""
        node = version.node_by_id.get(self.id)
        if node is None:
            raise EditRefused("The card is not here any more. Somebody may have taken it out.")
        if node.refers_to is None:
            raise EditRefused(f"“{node.text}” is the project's own wording. Change it in the drawing.")
        reworded = replace(node, text=self.text)
        return replace(version, nodes=tuple(reworded if one.id == self.id else one for one in version.nodes))

    def inverse(self, version: ModelVersion) -> Edit:
        """The words that it had."""
        return TakeOverWords(id=self.id, text=version.node_by_id[self.id].text)
