"""Words that went are noted with their going, and overwritten once for all that was noted."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from tests.site.consent.test_wiping import somebody_reads
from tests.site.programme import cocreate_record
from tests.site.tellings import an_account, leaving_hospital

from doingwith.consent.uses import Way
from doingwith_site.consent import removals
from doingwith_site.consent.models import Removal, Withdrawal
from doingwith_site.consent.removals import note_removal, wipe_what_was_removed
from doingwith_site.consent.withdrawals import ask_to_withdraw, erase
from doingwith_site.evidence.actions.parts import correct_part, remove_part
from doingwith_site.evidence.models import Account
from doingwith_site.exchange.actions import confirm_import, prepare_import
from doingwith_site.exchange.files_waiting import drop
from doingwith_site.exchange.models import PendingImport
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme

COMMANDS = {
    "finish_withdrawals": "Nothing was left to finish.\n",
    "forget_held_files": "Removed no files of forms that were given up.\n",
    "forget_imports": "Removed no imports of more than a day ago.\n",
    "forget_suggestions": "Removed the words of no suggestions.\n",
    "forget_comments": "Removed the words of no people who answered by a code.\n",
}
ADDED = import_module("doingwith_site.consent.migrations.0005_removal")


@pytest.fixture
def account(priya: User) -> Account:
    Removal.objects.all().delete()
    programme = create_programme(by=priya, name="Better Together")
    return an_account(leaving_hospital(priya, programme), "I waited.", "It was kind.")[0]


@pytest.fixture
def wiped(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How often the files would have been written anew."""
    times: list[bool] = []

    def wipe() -> bool:
        times.append(True)
        return True

    monkeypatch.setattr(removals, "wipe_freed_space", wipe)
    return times


@pytest.mark.django_db
class TestNoted:
    def test_when_a_part_is_corrected(self, account: Account) -> None:
        correct_part(by=None, part=account.parts.get(number=1), text="I waited a day.")

        assert Removal.objects.count() == 1

    def test_when_a_part_is_taken_out(self, account: Account) -> None:
        remove_part(by=None, part=account.parts.get(number=1))

        assert Removal.objects.count() == 1

    def test_when_all_is_taken_back(self, account: Account) -> None:
        erase(ask_to_withdraw(by=None, agreement=account.agreement, way=Way.PAGE))

        assert Removal.objects.count() == 1

    def test_when_a_waiting_import_goes_or_is_emptied(self, account: Account, priya: User) -> None:
        drop(PendingImport.objects.all())
        assert not Removal.objects.exists(), "there was none"

        prepare_import(by=priya, record=cocreate_record())
        drop(PendingImport.objects.all())
        assert Removal.objects.count() == 1

        confirm_import(by=priya, pending=prepare_import(by=priya, record=cocreate_record()))
        assert Removal.objects.count() == 2

    def test_once_for_what_went_before_anybody_noted_it(self, account: Account) -> None:
        ADDED.note_what_went_before(apps, None)

        assert Removal.objects.count() == 1

    def test_not_where_nothing_can_have_gone(self, db: None) -> None:
        Removal.objects.all().delete()

        ADDED.note_what_went_before(apps, None)

        assert not Removal.objects.exists()


@pytest.mark.django_db
class TestOverwritten:
    @pytest.mark.parametrize("command", sorted(COMMANDS))
    def test_nothing_is_where_nothing_went(
        self, command: str, account: Account, wiped: list[bool], capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command(command)

        assert capsys.readouterr().out == COMMANDS[command]
        assert wiped == []

    @pytest.mark.parametrize("command", sorted(COMMANDS))
    def test_once_by_whichever_comes_first(
        self, command: str, account: Account, wiped: list[bool], capsys: pytest.CaptureFixture[str]
    ) -> None:
        remove_part(by=None, part=account.parts.get(number=1))
        correct_part(by=None, part=account.parts.get(number=2), text="It was kind, at last.")

        for one in (command, *sorted(COMMANDS)):
            call_command(one)

        assert wiped == [True]
        first = capsys.readouterr().out.splitlines()[0] + "\n"
        assert first == {**COMMANDS, "finish_withdrawals": "Overwrote what was removed.\n"}[command]

    def test_a_withdrawal_is_finished_by_whichever_comes_first(
        self, account: Account, wiped: list[bool]
    ) -> None:
        erase(ask_to_withdraw(by=None, agreement=account.agreement, way=Way.PAGE))

        call_command("forget_imports")

        assert Withdrawal.objects.get().wiped_at
        assert wiped == [True]

    def test_what_goes_meanwhile_is_left_for_the_next_time(
        self, account: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        note_removal()

        def wipe() -> bool:
            note_removal()
            return True

        monkeypatch.setattr(removals, "wipe_freed_space", wipe)

        assert wipe_what_was_removed()
        assert Removal.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_somebody_still_reads_is_overwritten_the_next_time(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    with somebody_reads():
        remove_part(by=None, part=account.parts.get(number=1))
        with pytest.raises(CommandError, match="so not all was overwritten. Try again."):
            call_command("forget_imports")
        assert Removal.objects.exists()

    call_command("forget_imports")

    assert not Removal.objects.exists()
    assert capsys.readouterr().out == COMMANDS["forget_imports"]
