"""The door out: a record without what may not leave, and a count of what was held back."""

from dataclasses import dataclass, replace
from datetime import date

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement
from doingwith.consent.agreements import may_be_used
from doingwith.consent.uses import Use
from doingwith.logic_models.evidence import without_evidence

__all__ = ["HeldBack", "permitted"]


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """How much was held back because its tellers had not agreed to the use it was wanted for."""

    accounts: int
    excerpts: int
    codings: int


def permitted(record: ProgrammeRecord, use: Use, on: date) -> tuple[ProgrammeRecord, HeldBack]:
    """The record with those accounts only that may be put to this use on this day.

    With an account go its excerpts, their codings, and the references to them in readings. What
    readers wrote in their own words stays. Documents are the project's own and are not asked about.
    """
    held = {account.id for account in record.accounts if not may_be_used(account.agreement, use, on)}
    kept = tuple(marked for marked in record.marked_sources if marked.id not in held)
    gone = [marked for marked in record.marked_sources if marked.id in held]
    names = frozenset(excerpt.id for marked in gone for excerpt in marked.excerpts)
    leaving = replace(
        record,
        accounts=tuple(account for account in record.accounts if account.id not in held),
        marked_sources=kept,
        cases=tuple(_without(case, names) for case in record.cases),
        logic_models=tuple(without_evidence(model, names | held) for model in record.logic_models),
    )
    return leaving, HeldBack(
        accounts=len(held), excerpts=len(names), codings=sum(len(marked.codings) for marked in gone)
    )


def _without(case: Case, names: frozenset[str]) -> Case:
    """The case with no reference to these excerpts."""
    readings = tuple(
        replace(
            reading,
            conditions=_judgements(reading.conditions, names),
            results=_judgements(reading.results, names),
        )
        for reading in case.readings
    )
    agreed = case.agreed and replace(
        case.agreed,
        judgements=tuple(
            replace(one, excerpts=tuple(name for name in one.excerpts if name not in names))
            for one in case.agreed.judgements
        ),
    )
    return replace(case, readings=readings, agreed=agreed)


def _judgements(judgements: tuple[Judgement, ...], names: frozenset[str]) -> tuple[Judgement, ...]:
    return tuple(
        replace(one, excerpts=tuple(name for name in one.excerpts if name not in names)) for one in judgements
    )
