"""Rules on formal updates: numbers are ranges, and every estimate can be told from the others."""

from collections.abc import Iterator

from doingwith.analysis.contribution.estimates import PerCent
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.integrity.known import Known, wrong_at
from doingwith.common.problems import Place, Problem

__all__ = ["estimates", "per_cents"]


def per_cents(known: Known) -> Iterator[Problem]:
    """An estimate runs from a lower to a higher number of per cent, at most 100."""
    for record in known.record.contributions:
        for place, chance in _per_cents(record):
            if not chance.low <= chance.high <= 100:
                yield wrong_at(
                    f"contribution/{record.id}",
                    *place,
                    wrong=f"An estimate runs from {chance.low} to {chance.high} per cent.",
                    remedy="Write the lower number as “low” and the higher as “high”, at most 100.",
                )


def estimates(known: Known) -> Iterator[Problem]:
    """A claim has one formal update, and in it every estimate has a name of its own."""
    for record in known.record.contributions:
        seen: set[str] = set()
        for at, formal in enumerate(record.updates):
            if formal.claim in seen:
                yield wrong_at(
                    f"contribution/{record.id}",
                    *("updates", at, "claim"),
                    wrong=f"The claim “{formal.claim}” already has a formal update.",
                    remedy="Put the two together.",
                )
            seen.add(formal.claim)
            yield from _names(record, at)


def _names(record: ContributionRecord, at: int) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, one in enumerate(record.updates[at].estimates):
        place = ("updates", at, "estimates", number)
        if not one.name:
            yield wrong_at(
                f"contribution/{record.id}",
                *place,
                wrong="An estimate has no “id” and names no “evidence”.",
                remedy="Give it an id, or name the item of evidence that it is about.",
            )
        elif one.name in seen:
            yield wrong_at(
                f"contribution/{record.id}",
                *place,
                wrong=f"The estimate “{one.name}” stands twice for the claim.",
                remedy="Give one of them another id.",
            )
        seen.add(one.name)


def _per_cents(record: ContributionRecord) -> Iterator[tuple[Place, PerCent]]:
    for at, formal in enumerate(record.updates):
        yield ("updates", at, "prior"), formal.prior
        for key in ("prior_earlier", "prior_later"):
            for number, said in enumerate(getattr(formal, key)):
                yield ("updates", at, key, number, "prior"), said.prior
        for number, one in enumerate(formal.estimates):
            place: Place = ("updates", at, "estimates", number)
            yield (*place, "sensitivity"), one.sensitivity
            yield (*place, "type_one"), one.type_one
            for key in ("earlier", "later"):
                for nth, was in enumerate(getattr(one, key)):
                    yield (*place, key, nth, "sensitivity"), was.sensitivity
                    yield (*place, key, nth, "type_one"), was.type_one
