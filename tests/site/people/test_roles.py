import pytest
from django.test import Client
from tests.site.words import words_of

from doingwith_site.common.errors import Refused
from doingwith_site.people.permissions import PERMISSION_WORDS, Permission
from doingwith_site.people.roles import ROLES, Commissioner, Evaluator, Facilitator, ProgrammeLead, holders_of
from doingwith_site.people.rules import can_in_role, check_in_role


class TestRoles:
    @pytest.mark.parametrize("permission", Permission)
    def test_hold_every_permission_between_them(self, permission: Permission) -> None:
        assert holders_of(permission)

    @pytest.mark.parametrize("permission", Permission)
    def test_can_say_every_permission_in_words(self, permission: Permission) -> None:
        assert PERMISSION_WORDS[permission]

    @pytest.mark.parametrize("role", ROLES.values())
    def test_each_sees_the_programme_and_its_report(self, role: type) -> None:
        assert {Permission.VIEW_PROGRAMME, Permission.READ_REPORT} <= role.permissions  # type: ignore[attr-defined]

    def test_are_who_the_programme_agreed_on(self) -> None:
        granted = {permission: [role.name for role in holders_of(permission)] for permission in Permission}

        assert granted[Permission.ADD_PROJECT] == ["programme lead", "facilitator"]
        assert granted[Permission.EDIT_BRIEF] == ["programme lead", "facilitator"]
        assert granted[Permission.MOVE_PROJECT] == ["programme lead", "facilitator"]
        assert granted[Permission.EDIT_PROGRAMME] == ["programme lead"]
        assert granted[Permission.IMPORT_BUNDLE] == ["programme lead"]
        assert granted[Permission.EXPORT_BUNDLE] == ["programme lead", "evaluator"]


class TestCheckInRole:
    def test_lets_a_holder_pass(self) -> None:
        check_in_role(Facilitator.code, Permission.ADD_PROJECT)

    def test_tells_others_who_can_and_what_they_are(self) -> None:
        with pytest.raises(Refused) as refused:
            check_in_role(Commissioner.code, Permission.ADD_PROJECT)

        assert str(refused.value) == (
            "Only a programme lead or a facilitator can add a project. "
            "In this programme you are a commissioner."
        )

    def test_puts_an_before_a_vowel(self) -> None:
        with pytest.raises(Refused, match="In this programme you are an evaluator"):
            check_in_role(Evaluator.code, Permission.EDIT_PROGRAMME)

    def test_refuses_a_role_that_does_not_exist(self) -> None:
        assert not can_in_role("emperor", Permission.VIEW_PROGRAMME)
        with pytest.raises(Refused):
            check_in_role("emperor", Permission.VIEW_PROGRAMME)

    def test_agrees_with_its_question(self) -> None:
        assert can_in_role(ProgrammeLead.code, Permission.IMPORT_BUNDLE)


class TestWhoCanDoWhat:
    def test_prints_each_role_from_its_class(self, client: Client) -> None:
        words = words_of(client.get("/roles/"))

        for role in ROLES.values():
            assert role.description in words

    def test_has_a_row_for_each_permission(self, client: Client) -> None:
        words = words_of(client.get("/roles/"))

        assert "Take the whole programme away as a folder of files Yes No No No Yes No No" in words
