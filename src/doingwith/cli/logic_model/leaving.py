"""Drawings and differences without what rests on words of tellers who do not agree to be quoted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.logic_models.confirmed import Confirmed
    from doingwith.logic_models.fates import ModelDifference
    from doingwith.logic_models.model import LogicModel, ModelVersion

    Drawn = tuple[LogicModel, ModelVersion]

__all__ = ["LeavingDifference", "difference_leaving", "drawing_leaving"]


@dataclass(frozen=True, kw_only=True)
class LeavingDifference:
    """A difference, the models of both drawings, and in how many places words are held back.

    ``confirmed`` are the pairs of nodes that count because people said in the bundle that they are one.
    """

    models: "tuple[LogicModel, LogicModel]"
    difference: "ModelDifference"
    places: int
    confirmed: "tuple[tuple[tuple[str, str], Confirmed], ...]" = ()


def drawing_leaving(record: "ProgrammeRecord", drawn: "Drawn") -> "tuple[Drawn, int]":
    """The drawing, and in how many places words are held back."""
    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in, without_words

    names, texts = held_in(record, Use.QUOTE_WITHOUT_NAME, date.today())
    model, version = drawn
    return without_words((replace(model, versions=(), proposals=()), version), texts, names)


def difference_leaving(
    record: "ProgrammeRecord", before: "Drawn", after: "Drawn", pairs: Sequence[tuple[str, str]]
) -> LeavingDifference:
    """What changed between two drawings. It is found in the whole words, and told without those held back.

    Nodes are one by ``pairs``, and where people said so in the bundle.
    """
    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in
    from doingwith.exchange.quoting_differences import difference_without_words
    from doingwith.logic_models.inheritance import difference_between

    confirmed = record.same_nodes.between(before, after)
    names, texts = held_in(record, Use.QUOTE_WITHOUT_NAME, date.today())
    found = difference_between(before, after, pairs=(*pairs, *(pair for pair, _ in confirmed)))
    models, difference, places = difference_without_words((before[0], after[0]), found, texts, names)
    return LeavingDifference(models=models, difference=difference, places=places, confirmed=confirmed)
