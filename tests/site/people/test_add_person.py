from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from doingwith_site.people.actions import add_person
from doingwith_site.people.management.commands.add_person import Command
from doingwith_site.people.models import User


class TestAddPerson:
    def test_makes_someone_who_signs_in_by_code(self, db: None) -> None:
        person = add_person(email=" New.Person@Example.org ", name="Noor Patel")

        assert person.email == "new.person@example.org"
        assert not person.has_usable_password()

    def test_leaves_someone_who_is_there_as_they_are(self, priya: User) -> None:
        person = add_person(email=priya.email.upper(), name="Another name")

        assert person == priya
        assert person.name == "Priya Nair"


class TestTheCommand:
    def test_adds_the_first_person(self, db: None) -> None:
        said = StringIO()

        call_command("add_person", "first@example.org", "Fern Okoye", stdout=said)

        assert said.getvalue() == "Added. They can sign in with a code sent to their e-mail address.\n"
        assert User.objects.get().name == "Fern Okoye"

    def test_asks_for_a_whole_address(self, db: None) -> None:
        with pytest.raises(
            CommandError, match=r"That is not an e-mail address. Write it like name@example.org."
        ):
            call_command("add_person", "first", "Fern")

    def test_says_that_someone_is_there_already(self, priya: User) -> None:
        with pytest.raises(CommandError, match="Someone with that e-mail address can sign in already."):
            call_command("add_person", priya.email, "Priya")

    def test_ends_with_the_sentence_alone_when_a_person_typed_it(self, priya: User) -> None:
        with pytest.raises(SystemExit) as ended:
            Command().run_from_argv(["doingwith-site", "add_person", priya.email, "Priya"])

        assert ended.value.code == "Someone with that e-mail address can sign in already."
