"""A few accounts beside a large record, so that there is somebody to be asked."""

from dataclasses import replace
from datetime import date

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement, Answer
from doingwith.consent.uses import SaidBy, Use
from doingwith.evidence.accounts import Account, AccountPart, PartKind

__all__ = ["with_accounts"]

PEOPLE = 50


def with_accounts(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record with accounts A1 to A50, whose tellers agree to everything."""
    said = tuple(Answer(use=use, agrees=True, said_by=SaidBy.TELLER, on=date(2025, 9, 8)) for use in Use)
    accounts = tuple(
        Account(
            id=f"A{number}",
            teller="carer",
            agreement=Agreement(answers=said),
            project=record.projects[number % len(record.projects)].id,
            parts=(
                AccountPart(id="1", kind=PartKind.WRITING, text=f"Account {number} tells what happened."),
            ),
        )
        for number in range(1, PEOPLE + 1)
    )
    return replace(record, accounts=accounts)
