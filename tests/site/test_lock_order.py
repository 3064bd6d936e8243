"""Two connections take words back, or import, at the same moment: one waits, and neither stops the other.

PostgreSQL only: SQLite lets one write at a time. Each pair is met in both orders. The first act is held at
a line of its own, where it has locked what it locks first; the second goes on until it waits for the first
or has come to its own line; then both may go on.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection
from tests.site.tellings import an_account, leaving_hospital

from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import Way
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.consent import removals, withdrawals
from doingwith_site.consent.models import Agreement, Withdrawal
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.actions import parts as telling
from doingwith_site.evidence.models import Account, AccountPart
from doingwith_site.exchange import actions as exchange
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time"),
]

FOR_EVER = 30
"""Seconds after which a test gives up; nothing here takes one."""
KIND = (2, "Then it was kind.")
LEFT = {"correcting": [(1, "A day."), KIND], "removing": [KIND]}


@dataclass
class Act:
    """What one connection does, and the line at which it is held: a call of ``name`` in ``module``."""

    does: Callable[[], object]
    module: Any
    name: str
    came: Event = field(default_factory=Event)
    may_go_on: Event = field(default_factory=Event)
    pid: int = 0

    def run(self) -> object:
        """What it gave, or with what sentence it was refused. A deadlock is raised."""
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{FOR_EVER}s'")
                cursor.execute("SET deadlock_timeout = '50ms'")
                cursor.execute("SELECT pg_backend_pid()")
                self.pid = cursor.fetchone()[0]
            return self.does()
        except (Refused, NotYours) as refused:
            return refused
        finally:
            connection.close()


def hold_at_its_line(monkeypatch: pytest.MonkeyPatch, act: Act) -> None:
    """The act stops when it first calls the function of its line; whoever else calls it goes on."""
    real = getattr(act.module, act.name)

    def holding(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever the function takes
        if connection.connection.info.backend_pid == act.pid and not act.came.is_set():
            act.came.set()
            assert act.may_go_on.wait(FOR_EVER)
        return real(*args, **kwargs)

    monkeypatch.setattr(act.module, act.name, holding)


def meeting(monkeypatch: pytest.MonkeyPatch, first: Act, second: Act) -> tuple[object, object]:
    """What both gave: the second began while the first was held."""
    for act in (first, second):
        hold_at_its_line(monkeypatch, act)
    with ThreadPoolExecutor(2) as threads:
        firsts = threads.submit(first.run)
        assert first.came.wait(FOR_EVER)
        seconds = threads.submit(second.run)
        try:
            go_on_until(lambda: second.came.is_set() or seconds.done() or waits_for(second, first))
        finally:
            first.may_go_on.set()
            second.may_go_on.set()
        return firsts.result(FOR_EVER), seconds.result(FOR_EVER)


def go_on_until(is_so: Callable[[], bool]) -> None:
    for _ in range(FOR_EVER * 100):
        if is_so():
            return
        Event().wait(0.01)
    raise AssertionError("the second act neither came to its line nor waited for the first")


def waits_for(one: Act, other: Act) -> bool:
    """Whether a lock of the other is what it waits for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY(pg_blocking_pids(%s))", [other.pid, one.pid])
        return bool(cursor.fetchone()[0])


@pytest.fixture
def lead() -> User:
    return User.objects.create_user(email="priya.lead@example.org", name="Priya Nair")


@pytest.fixture
def account(lead: User) -> Account:
    """A programme of its own, in which one person told two things."""
    programme = create_programme(by=lead, name="Better Together")
    told, _ = an_account(leaving_hospital(lead, programme), "I waited eleven hours.", "Then it was kind.")
    return told


@pytest.fixture
def acts(lead: User, account: Account, monkeypatch: pytest.MonkeyPatch) -> dict[str, Act]:
    """Each act with its line. The bundle that waits says that the same account was taken back elsewhere."""
    monkeypatch.setattr(removals, "wipe_freed_space", lambda: True)  # not what is asked here, and slow
    take_back = partial(withdraw, by=None, agreement=account.agreement, way=Way.PAGE)
    part, pending = account.parts.get(number=1), waiting_bundle(lead, account)
    return {
        "asking": Act(take_back, withdrawals, "_record"),
        "erasing": Act(take_back, withdrawals, "note"),
        "correcting": Act(
            partial(telling.correct_part, by=None, part=part, text="A day."), telling, "erase_parts"
        ),
        "removing": Act(partial(telling.remove_part, by=None, part=part), telling, "erase_parts"),
        "importing": Act(partial(exchange.confirm_import, by=lead, pending=pending), exchange, "_carry_out"),
    }


def waiting_bundle(lead: User, account: Account) -> PendingImport:
    record = whole_record(account.programme)
    stone = Tombstone(id=account.identifier, withdrawn_on=date(2025, 11, 2), told_on=date(2025, 4, 10))
    without = replace(record, accounts=(), tombstones=(stone,))
    return exchange.prepare_import(by=lead, record=without, into=account.programme)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("asking", "importing"),
        ("importing", "asking"),
        ("erasing", "importing"),
        ("correcting", "importing"),
        ("importing", "correcting"),
        ("removing", "importing"),
        ("importing", "removing"),
        ("removing", "erasing"),
        ("erasing", "removing"),
        ("erasing", "correcting"),
    ],
)
def test_whichever_comes_first_both_end_and_what_was_taken_back_is_gone(
    monkeypatch: pytest.MonkeyPatch, account: Account, acts: dict[str, Act], first: str, second: str
) -> None:
    answers = dict(zip((first, second), meeting(monkeypatch, acts[first], acts[second]), strict=True))

    taken_back = not {"asking", "erasing"}.isdisjoint(answers)
    if not taken_back and isinstance(answers["importing"], NotYours):
        assert list(account.parts.values_list("number", "text")) == LEFT[first]
        return  # the words of a bundle that waited went with those of the part, so it must be given again
    assert Withdrawal.objects.get().erased_at
    assert not Account.objects.exists()
    assert not AccountPart.objects.exists()
    assert not Agreement.objects.exists()
    assert not PendingImport.objects.filter(imported_into=None).exists()
    for name in {"correcting", "removing"}.intersection(answers):
        assert isinstance(answers[name], Refused if name == second else AccountPart | None)


def test_of_a_part_corrected_twice_at_once_the_last_words_stand(
    monkeypatch: pytest.MonkeyPatch, account: Account, acts: dict[str, Act]
) -> None:
    part = account.parts.get(number=1)
    again = Act(partial(telling.correct_part, by=None, part=part, text="Two days."), telling, "_as_it_is")

    meeting(monkeypatch, acts["correcting"], again)

    assert list(account.parts.values_list("number", "version", "text")) == [
        (1, 3, "Two days."),
        (2, 1, "Then it was kind."),
    ]
