"""What rested on words that were taken back: what it is called, and none of the words."""

from dataclasses import dataclass

__all__ = ["EvidenceWithdrawn", "JudgementWithdrawn", "ItemWithdrawn", "PartWithdrawn"]


@dataclass(frozen=True, kw_only=True)
class JudgementWithdrawn:
    """The judgement of a factor by a reader of a case; ``passages`` says how many it rested on are gone."""

    case: str
    reader: str
    factor: str
    passages: int = 1


@dataclass(frozen=True, kw_only=True)
class ItemWithdrawn:
    """An item of evidence in a contribution record."""

    contribution: str
    item: str


@dataclass(frozen=True, kw_only=True)
class PartWithdrawn:
    """A node or a link of a logic model, or one that was in an earlier drawing of it."""

    logic_model: str
    part: str


@dataclass(frozen=True, kw_only=True)
class EvidenceWithdrawn:
    """What rested on words that their tellers took back since, and cites them no more.

    Whoever reads it later must see that there was evidence, and what was written about it is held back as
    long as nobody may use the words. It names no words and nobody who told them.
    """

    judgements: tuple[JudgementWithdrawn, ...] = ()
    items: tuple[ItemWithdrawn, ...] = ()
    parts: tuple[PartWithdrawn, ...] = ()

    def joined(self, other: "EvidenceWithdrawn") -> "EvidenceWithdrawn":
        """All of both, in the order of their names; of a judgement in both the greater number of passages."""
        passages: dict[tuple[str, str, str], int] = {}
        for one in (*self.judgements, *other.judgements):
            key = (one.case, one.reader, one.factor)
            passages[key] = max(one.passages, passages.get(key, 0))
        return EvidenceWithdrawn(
            judgements=tuple(
                JudgementWithdrawn(case=case, reader=reader, factor=factor, passages=number)
                for (case, reader, factor), number in sorted(passages.items())
            ),
            items=tuple(sorted({*self.items, *other.items}, key=lambda one: (one.contribution, one.item))),
            parts=tuple(sorted({*self.parts, *other.parts}, key=lambda one: (one.logic_model, one.part))),
        )

    def only(
        self, *, cases: set[str], contributions: set[str], logic_models: set[str]
    ) -> "EvidenceWithdrawn":
        """What of it is in these cases, contribution records and logic models."""
        return EvidenceWithdrawn(
            judgements=tuple(one for one in self.judgements if one.case in cases),
            items=tuple(one for one in self.items if one.contribution in contributions),
            parts=tuple(one for one in self.parts if one.logic_model in logic_models),
        )
