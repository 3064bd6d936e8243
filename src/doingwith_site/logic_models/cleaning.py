"""Takes a teller's words and passages out of drawings, and finds what rested on them."""

from doingwith.consent.redaction import taken_from, without
from doingwith.exchange.rewording import reworded
from doingwith.logic_models.evidence import without_evidence
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel
from doingwith.logic_models.nodes import Node
from doingwith_site.consent.held_words import HeldWords

__all__ = ["Cleaning"]


class Cleaning:
    """``count`` says how many stretches went."""

    def __init__(self, words: HeldWords) -> None:
        self.count = 0
        self._names, self._taken = words.names, taken_from(words.texts)
        self._made: dict[str, tuple[str, int]] = {}

    def note_resting(self, model: LogicModel, found: set[str]) -> None:
        """Adds to ``found`` the nodes and links that rest on them, and nodes that came from such a one."""
        for version in model.versions:
            parts: tuple[Node | Link, ...] = (*version.nodes, *version.links)
            found.update(one.id for one in parts if self._names.intersection(one.evidence))
            found.update(one.id for one in version.nodes if found.intersection(one.came_from))

    def of(self, model: LogicModel) -> LogicModel:
        """The model without them."""
        return reworded(without_evidence(model, self._names), self._clean)

    def _clean(self, text: str) -> str:
        if text not in self._made:
            self._made[text] = without(text, self._taken)
        made, found = self._made[text]
        self.count += found
        return made
