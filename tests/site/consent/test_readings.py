"""A page that shows what somebody told waits for nobody who writes, and its reading is never lost."""

import json
import logging
import os
import runpy
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, current_thread

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from tests.site.conftest import Browser
from tests.site.other_writer import other_writer
from tests.site.programme import joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith_site.common.at_once import OthersWrite
from doingwith_site.common.errors import Refused
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.models import Agreement, UseMade
from doingwith_site.consent.proof import files_kept
from doingwith_site.consent.readings import actions, later, notes
from doingwith_site.consent.readings.actions import BRINGING_IN, bring_in_readings, record_reading
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.excerpts.actions import mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme

pytestmark = pytest.mark.django_db(transaction=True)

STORY = "I waited eleven hours for an ambulance."


@pytest.fixture
def programme(priya: User, eve: User) -> Programme:
    """A programme of its own, in which Eve evaluates."""
    programme = create_programme(by=priya, name="Better Together")
    joined(eve, programme, Evaluator)
    return programme


@pytest.fixture
def told(priya: User, programme: Programme) -> tuple[Account, str]:
    """What one person told, and their code."""
    return an_account(leaving_hospital(priya, programme), STORY)


@pytest.fixture
def account(told: tuple[Account, str]) -> Account:
    return told[0]


@pytest.fixture
def nobody_brings_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the site were stopped before anything that waits is written."""
    monkeypatch.setattr(BRINGING_IN, "begin", lambda: None)


def noted() -> list[Path]:
    """The files that wait."""
    return sorted((Path(settings.VAR) / "readings").glob("*.json"))


def readings() -> list[UseMade]:
    """What receipts say of who read."""
    return list(UseMade.objects.filter(kind=UseKind.READ))


def noted_reading(by: User, *accounts: Account) -> None:
    """Somebody reads while somebody else writes."""
    keys = [account.agreement_id for account in accounts]
    with other_writer(*(account.agreement for account in accounts)):
        record_reading(by=by, agreements=keys)


PAGES = ["account", "its part", "a passage", "a search"]


@pytest.fixture
def addresses(account: Account, eve: User) -> dict[str, str]:
    """Every page that tells a teller that it was read."""
    passage = mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=8)
    there = f"/programmes/{account.telling.programme.identifier}"
    return {
        "account": f"{there}/accounts/{account.identifier}/",
        "its part": f"{there}/accounts/{account.identifier}/parts/1/read/",
        "a passage": f"{there}/excerpts/{passage.token}/",
        "a search": f"{there}/search/?q=ambulance",
    }


class TestAPageThatShowsWhatWasToldWhileSomebodyWrites:
    @pytest.mark.parametrize("page", PAGES)
    def test_is_there_at_once_and_is_on_the_receipt_when_they_are_done(
        self,
        page: str,
        addresses: dict[str, str],
        told: tuple[Account, str],
        eve: User,
        browser_of: Browser,
        nobody_brings_in: None,
    ) -> None:
        (account, code), browser = told, browser_of(eve)
        began = timezone.now()

        with other_writer(account.agreement):
            answer = browser.get(addresses[page])
            ended = timezone.now()
            assert answer.status_code == 200
            assert "I waited" in words_of(answer)
            assert readings() == []
            assert len(noted()) == 1
        bring_in_readings()

        assert noted() == []
        (reading,) = readings()
        assert (reading.agreement, reading.made_by) == (account.agreement, eve)
        assert (reading.use, reading.place, reading.published) == (Use.PROJECT_TEAM, "", False)
        assert began <= reading.made_at <= ended
        teller = Client()
        teller.post("/tell/", {"code": code})
        assert "Somebody working on this read it." in words_of(teller.get("/tell/mine/"))

    def test_is_begun_when_the_site_starts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        begun: list[str] = []
        monkeypatch.setattr(BRINGING_IN, "begin", lambda: begun.append("begun"))

        runpy.run_module("doingwith_site.config.asgi")

        assert begun == ["begun"]

    def test_is_brought_in_without_anybody_asking(
        self, account: Account, addresses: dict[str, str], eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        with other_writer(account.agreement):
            browser.get(addresses["account"])
        BRINGING_IN.join()

        assert (len(readings()), noted()) == (1, [])

    def test_is_brought_in_when_the_site_starts_again(self, account: Account, eve: User) -> None:
        with pytest.MonkeyPatch.context() as stopped:
            stopped.setattr(BRINGING_IN, "begin", lambda: None)
            noted_reading(eve, account)
        assert (readings(), len(noted())) == ([], 1)

        BRINGING_IN.begin()
        BRINGING_IN.join()

        assert (len(readings()), noted()) == (1, [])

    def test_leaves_nothing_where_it_is_on_the_receipt_already(
        self, account: Account, eve: User, addresses: dict[str, str], browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        browser.get(addresses["account"])

        with other_writer(account.agreement):
            browser.get(addresses["its part"])

        assert (len(readings()), noted()) == (1, [])


@pytest.mark.usefixtures("nobody_brings_in")
class TestAReadingThatWaits:
    def test_names_nobody_and_quotes_nothing(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)

        (path,) = noted()
        words = path.read_text(encoding="utf-8")
        assert set(json.loads(words)) == {"reader", "read_at", "agreements"}
        assert json.loads(words)["agreements"] == [[account.agreement_id, account.agreement.identifier]]
        assert not any(told in words for told in (eve.name, eve.email, "waited"))
        assert path.stat().st_mode & 0o077 == 0
        assert any(path.is_relative_to(folder) for folder in files_kept()), "a proof looks there too"

    def test_becomes_one_line_for_each_account_however_often_it_was_read(
        self, account: Account, eve: User, priya: User, programme: Programme
    ) -> None:
        other, _ = an_account(leaving_hospital(priya, programme), "And I.")
        noted_reading(eve, account)
        first = datetime.fromisoformat(json.loads(noted()[0].read_text(encoding="utf-8"))["read_at"])
        noted_reading(priya, account, other)
        noted_reading(eve, other)

        bring_in_readings()

        found = {(reading.agreement, reading.made_by): reading.made_at for reading in readings()}
        assert found.keys() == {(account.agreement, eve), (other.agreement, priya)}
        assert found[account.agreement, eve] == first

    def test_is_brought_in_once_by_several_at_once(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)

        at_once(bring_in_readings, 3)

        assert (len(readings()), noted()) == (1, [])

    def test_is_there_once_when_the_site_stopped_between_writing_and_removing(
        self, account: Account, eve: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        noted_reading(eve, account)
        with monkeypatch.context() as stopped:
            stopped.setattr(Path, "unlink", interrupted)
            with pytest.raises(KeyboardInterrupt):
                bring_in_readings()
        assert (len(readings()), len(noted())) == (1, 1)

        bring_in_readings()

        assert (len(readings()), noted()) == (1, [])

    def test_was_allowed_when_it_was_made_so_it_stands_there_when_less_is_allowed_now(
        self, account: Account, eve: User
    ) -> None:
        noted_reading(eve, account)
        no = dict.fromkeys(Use, False)
        answer_uses(by=None, agreement=account.agreement, answers=no, said_by=SaidBy.TELLER, way=Way.PAGE)

        bring_in_readings()

        assert len(readings()) == 1

    def test_is_of_nothing_once_the_words_were_taken_back(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)
        withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

        bring_in_readings()

        assert (readings(), noted()) == ([], [])

    def test_is_written_into_nothing_that_is_being_taken_back(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)
        Agreement.objects.filter(pk=account.agreement_id).update(withdrawn_at=timezone.now())

        bring_in_readings()

        assert (readings(), noted()) == ([], [])

    def test_is_not_put_on_another_account_that_a_backup_gave_the_same_key(
        self, account: Account, eve: User
    ) -> None:
        noted_reading(eve, account)
        Agreement.objects.filter(pk=account.agreement_id).update(identifier="A-another")

        bring_in_readings()

        assert (readings(), noted()) == ([], [])

    def test_names_no_reader_who_is_gone(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)
        eve.delete()

        bring_in_readings()

        assert [reading.made_by for reading in readings()] == [None]

    def test_names_nobody_to_whom_a_backup_gave_the_same_key(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)
        User.objects.filter(pk=eve.pk).update(joined_at=timezone.now() + timedelta(minutes=1))

        bring_in_readings()

        assert [reading.made_by for reading in readings()] == [None]

    @pytest.mark.parametrize(
        "broken",
        [
            b"",
            b"{",
            b"\xff\xfe",
            b"[" * 100_000,
            b"[]",
            b"7",
            b'{"reader": 1, "read_at": "2026-01-01T00:00:00+00:00"}',
            b'{"reader": true, "read_at": "2026-01-01T00:00:00+00:00", "agreements": []}',
            b'{"reader": 1, "read_at": "2026-01-01T00:00:00", "agreements": [[1, "A-1"]]}',
            b'{"reader": 1, "read_at": "0001-01-01T00:00:00+10:00", "agreements": [[1, "A-1"]]}',
            b'{"reader": 1, "read_at": 7, "agreements": [[1, "A-1"]]}',
            b'{"reader": 1, "read_at": "2026-01-01T00:00:00+00:00", "agreements": [[1]]}',
            b'{"reader": 1, "read_at": "2026-01-01T00:00Z", "agreements": [[18446744073709551615, ""]]}',
            b'{"reader": 1, "read_at": "2026-01-01T00:00:00+00:00", "agreements": [[-1, "A-1"]]}',
        ],
    )
    def test_that_cannot_be_read_is_set_aside_and_keeps_no_other(
        self, broken: bytes, account: Account, eve: User, caplog: pytest.LogCaptureFixture
    ) -> None:
        noted_reading(eve, account)
        path = noted()[0].with_name("0.json")
        path.write_bytes(broken)

        bring_in_readings()
        bring_in_readings()

        assert (len(readings()), noted()) == (1, [])
        assert path.with_suffix(".unreadable").read_bytes() == broken
        assert [record.getMessage() for record in caplog.records] == [
            "A note of a reading could not be read. It is set aside as readings/0.unreadable."
        ]

    def test_that_is_no_file_is_set_aside(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)
        noted()[0].with_name("0.json").mkdir()

        bring_in_readings()

        assert (len(readings()), noted()) == (1, [])

    def test_that_was_never_finished_goes_in_an_hour(self, account: Account, eve: User) -> None:
        noted_reading(eve, account)
        old, new = (noted()[0].with_name(f"{name}.making") for name in ("old", "new"))
        for path in (old, new):
            path.touch()
        an_hour_ago = datetime.now(UTC).timestamp() - 3601
        os.utime(old, (an_hour_ago, an_hour_ago))

        bring_in_readings()

        assert (old.exists(), new.exists()) == (False, True)

    def test_is_none_when_it_is_not_allowed(self, account: Account, eve: User) -> None:
        no = dict.fromkeys(Use, False)
        answer_uses(by=None, agreement=account.agreement, answers=no, said_by=SaidBy.TELLER, way=Way.PAGE)

        with pytest.raises(Refused, match="The person who told this has not agreed to that use"):
            noted_reading(eve, account)

        assert (readings(), noted()) == ([], [])

    def test_is_written_as_others_are_when_no_file_can_be_kept(
        self, account: Account, eve: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(actions, "without_waiting", others_write)
        (Path(settings.VAR) / "readings").touch()

        record_reading(by=eve, agreements=[account.agreement_id])

        assert len(readings()) == 1

    def test_leaves_no_half_a_file_when_the_disk_is_full(
        self, account: Account, eve: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(actions, "without_waiting", others_write)
        monkeypatch.setattr(notes.os, "fsync", full)

        record_reading(by=eve, agreements=[account.agreement_id])

        assert len(readings()) == 1
        assert list((Path(settings.VAR) / "readings").iterdir()) == []


def at_once(act: Callable[[], object], times: int) -> None:
    """Several threads do it at the same moment, each on its own connection."""
    ready = Barrier(times)

    def done(_: int) -> None:
        ready.wait(timeout=30)
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        list(threads.map(done, range(times)))


def interrupted(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as Path says it
    raise KeyboardInterrupt


def full(handle: int) -> None:
    raise OSError(28, "No space left on device")


@contextmanager
def others_write() -> Iterator[None]:
    raise OthersWrite
    yield


class TestWhatIsDoneLater:
    def test_is_tried_again_and_says_what_kind_of_error_stood_in_the_way(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr(later, "FIRST_PAUSE", 0)
        left = [OperationalError("somebody's words"), OSError(), None]

        def work() -> None:
            if (error := left.pop(0)) is not None:
                raise error

        doing = later.Later(work=work, is_waiting=lambda: bool(left))
        doing.begin()
        doing.join()

        assert left == []
        assert [record.getMessage() for record in caplog.records] == [
            "What waits could not be written yet and is tried again: OperationalError",
            "What waits could not be written yet and is tried again: OSError",
        ]
        assert all(record.levelno == logging.WARNING for record in caplog.records)

    def test_begins_nothing_when_nothing_waits(self) -> None:
        doing = later.Later(work=lambda: pytest.fail("there is nothing to do"), is_waiting=lambda: False)

        doing.begin()
        doing.join()

    def test_never_keeps_the_site_from_stopping(self) -> None:
        kinds: list[bool] = []
        doing = later.Later(work=lambda: kinds.append(current_thread().daemon), is_waiting=lambda: not kinds)

        doing.begin()
        doing.join()

        assert kinds == [True]
