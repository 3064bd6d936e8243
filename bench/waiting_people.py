"""Accounts whose tellers agree to everything, so that there is somebody to be asked and told."""

from dataclasses import replace
from datetime import date

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement, Answer
from doingwith.consent.uses import SaidBy, Use
from doingwith.evidence.accounts import Account, AccountPart, PartKind
from doingwith.evidence.groups import Groups

__all__ = ["SOME", "told_to_many", "with_accounts"]

SOME, MANY = 50, 2_000


def told_to_many(record: ProgrammeRecord) -> ProgrammeRecord:
    """A programme of its own, with the record's projects and more accounts than are opened meanwhile."""
    programme = replace(record.programme, id="listened", name="Listened")
    empty = replace(record, programme=programme, documents=(), marked_sources=(), groups=Groups())
    return with_accounts(empty, MANY)


def with_accounts(record: ProgrammeRecord, number: int) -> ProgrammeRecord:
    """The record with accounts A1 and so on."""
    said = tuple(Answer(use=use, agrees=True, said_by=SaidBy.TELLER, on=date(2025, 9, 8)) for use in Use)
    projects = [project.id for project in record.projects]
    accounts = tuple(
        Account(
            id=f"A{one}",
            teller="carer",
            agreement=Agreement(answers=said),
            project=projects[one % len(projects)],
            parts=(AccountPart(id="1", kind=PartKind.WRITING, text=f"Account {one} tells what happened."),),
        )
        for one in range(1, number + 1)
    )
    return replace(record, accounts=accounts)
