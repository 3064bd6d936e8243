"""What a bundle makes of people's words stands on their receipts, once."""

from dataclasses import replace
from datetime import date

from tests.site.programme import example_record
from tests.support.contribution_making import item
from tests.support.contribution_making import record as contribution

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Answer
from doingwith.consent.uses import SaidBy, Use, UseKind
from doingwith_site.consent.models import UseMade
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User


def with_contribution(record: ProgrammeRecord) -> ProgrammeRecord:
    """With an item of evidence that rests on a passage of W1, and one on nothing."""
    made = contribution(
        item("E1", "L1", excerpts=("e1",)), item("E2", "L1"), id="K", project=record.projects[0].id
    )
    return replace(record, contributions=(made,))


def told() -> list[tuple[str, str]]:
    rows = UseMade.objects.filter(kind=UseKind.CLAIM, use=Use.PROJECT_TEAM)
    return sorted(rows.values_list("agreement__identifier", "place"))


def test_claims_and_drawings_that_come_with_a_bundle_stand_on_receipts_once(priya: User) -> None:
    record = replace(example_record(), contributions=())
    programme = import_record(by=priya, record=record)
    drawn = told()

    for _ in range(2):
        import_record(by=priya, record=with_contribution(record), into=programme)

    assert ("W1", "logic model LM-waiting") in drawn
    assert {place for _, place in drawn} == {"logic model LM-waiting"}
    assert told() == sorted([*drawn, ("W1", f"project {record.projects[0].id}")])


def test_who_does_not_allow_it_is_not_told_of_it(priya: User) -> None:
    record = example_record()
    no = Answer(use=Use.PROJECT_TEAM, agrees=False, said_by=SaidBy.TELLER, on=date(2026, 1, 1))
    accounts = tuple(
        replace(one, agreement=replace(one.agreement, answers=(*one.agreement.answers, no)))
        if one.id == "W1"
        else one
        for one in record.accounts
    )

    import_record(by=priya, record=with_contribution(replace(record, accounts=accounts)))

    assert "W1" not in dict(told())
