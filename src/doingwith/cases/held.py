"""What a case holds of each factor: what its readers agreed on, else what each reader said."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doingwith.cases.case import Case
from doingwith.common.judgements import Basis, Sign

__all__ = ["HeldAs", "HeldJudgement", "held_judgements"]


class HeldAs(StrEnum):
    """How much stands behind a judgement."""

    AGREED = "agreed"
    SINGLE_READER = "single_reader"
    NOT_YET_AGREED = "not_yet_agreed"


@dataclass(frozen=True, kw_only=True)
class HeldJudgement:
    """A sign that a case gives a factor, on what basis, and whose judgement it is.

    ``readers`` are those who agreed on it, or the one who gave it. ``dissent`` names readers who
    agreed to let it stand and see it otherwise.
    """

    factor: str
    sign: Sign
    basis: Basis
    reason: str
    readers: tuple[str, ...]
    held_as: HeldAs
    dissent: tuple[str, ...] = ()


def held_judgements(case: Case) -> tuple[HeldJudgement, ...]:
    """The judgements that a case stands by.

    Where its readers agreed on a factor, the agreed judgement takes the place of theirs; agreed that
    nothing is reported, the factor is left out. Where they did not, each reader's judgement stands.
    """
    return (*_agreed(case), *_readers_own(case))


def _agreed(case: Case) -> Iterator[HeldJudgement]:
    if case.agreed is None:
        return
    readers = case.agreed.agreed_by or tuple(reading.reader for reading in case.readings)
    for judgement in case.agreed.judgements:
        if judgement.sign is not None:
            yield HeldJudgement(
                factor=judgement.factor,
                sign=judgement.sign,
                basis=judgement.basis or Basis.INFERRED,
                reason=judgement.reason,
                readers=readers,
                held_as=HeldAs.AGREED,
                dissent=tuple(one.reader for one in judgement.dissent),
            )


def _readers_own(case: Case) -> Iterator[HeldJudgement]:
    settled = {judgement.factor for judgement in case.agreed.judgements} if case.agreed else set()
    held_as = HeldAs.SINGLE_READER if case.reader_count == 1 else HeldAs.NOT_YET_AGREED
    for reading in case.readings:
        for judgement in reading.judgements():
            if judgement.factor not in settled:
                yield HeldJudgement(
                    factor=judgement.factor,
                    sign=judgement.sign,
                    basis=judgement.basis,
                    reason=judgement.reason,
                    readers=(reading.reader,),
                    held_as=held_as,
                )
