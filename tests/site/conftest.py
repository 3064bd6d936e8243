"""The standing cast. Zed, a stranger, is in none of the programmes the others share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings
from tests.site.programme import cocreate_of, joined
from tests.support.once import Once

from doingwith.exchange.bundle import check, writer
from doingwith.exchange.bundle.values import read_value
from doingwith.exchange.bundle.yaml_writer import as_yaml
from doingwith.reporting import word
from doingwith_site.people.demo import DEMO_PASSWORD, DEMO_PEOPLE
from doingwith_site.people.models import User
from doingwith_site.people.roles import (
    AdvisoryGroupMember,
    Commissioner,
    CommunityJournalist,
    Evaluator,
    Facilitator,
    SafeguardingLead,
)
from doingwith_site.programmes.models import Programme

Browser = Callable[[User], Client]


def cast(first_name: str) -> User:
    """The person of the demonstration with this first name."""
    person = next(person for person in DEMO_PEOPLE if person.name.startswith(first_name))
    return User.objects.create_user(email=person.email, name=person.name, password=DEMO_PASSWORD)


@pytest.fixture
def priya(db: None) -> User:
    """Priya leads the programme."""
    return cast("Priya")


@pytest.fixture
def farah(db: None) -> User:
    """Farah facilitates."""
    return cast("Farah")


@pytest.fixture
def colin(db: None) -> User:
    """Colin commissions."""
    return cast("Colin")


@pytest.fixture
def eve(db: None) -> User:
    """Eve evaluates."""
    return cast("Eve")


@pytest.fixture
def noor(db: None) -> User:
    """Noor evaluates too, once she has joined."""
    return User.objects.create_user(
        email="noor.evaluator@example.org", name="Noor Baptiste", password=DEMO_PASSWORD
    )


@pytest.fixture
def ade(db: None) -> User:
    """Ade sits in the advisory group."""
    return cast("Ade")


@pytest.fixture
def jo(db: None) -> User:
    """Jo is a community journalist."""
    return cast("Jo")


@pytest.fixture
def sana(db: None) -> User:
    """Sana looks after people's safety."""
    return cast("Sana")


@pytest.fixture
def zed(db: None) -> User:
    """Zed can sign in, and is part of no programme."""
    return User.objects.create_user(email="zed.stranger@example.org", name="Zed Moss", password=DEMO_PASSWORD)


@pytest.fixture
def cocreate(priya: User, farah: User, colin: User, eve: User, ade: User, jo: User, sana: User) -> Programme:
    """The Co:Create programme, with everybody but Zed in their part."""
    programme = cocreate_of(priya)
    for person, role in (
        (farah, Facilitator),
        (colin, Commissioner),
        (eve, Evaluator),
        (ade, AdvisoryGroupMember),
        (jo, CommunityJournalist),
        (sana, SafeguardingLead),
    ):
        joined(person, programme, role)
    return programme


@pytest.fixture
def browser_of() -> Browser:
    """A browser in which the given person has signed in."""

    def signed_in(person: User) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture(scope="session", autouse=True)
def each_file_of_a_bundle_is_written_and_read_once() -> Iterator[None]:
    """Most files of most bundles are those of Co:Create, to the byte. How they are written and read, library
    tests say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "as_yaml", Once(as_yaml, by=repr))
        patch.setattr(check, "read_value", Once(read_value, by=lambda *file: file))
        yield


@pytest.fixture(scope="session", autouse=True)
def each_report_in_word_is_written_once() -> Iterator[None]:
    """How it is written, library tests say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word, "to_docx", Once(word.to_docx, by=lambda *report, **day: repr((report, day))))
        yield


@pytest.fixture(scope="session", autouse=True)
def kinds_and_permissions_that_nobody_asks_for_are_not_written() -> None:
    """Django writes a row for each kind of record and four permissions for each, after every test that stores
    without a transaction. What people may do here, our own table says."""
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


@pytest.fixture(scope="module", autouse=True)
def rows_of_earlier_tests_are_swept_out(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> None:
    """PostgreSQL keeps rows that were rolled back, and would read over them in every query of later tests."""
    if connection.vendor == "postgresql":
        request.getfixturevalue("django_db_setup")
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM")


@pytest.fixture(autouse=True)
def no_tries_so_far() -> None:
    """Forgets how often sign-in was tried, so that one test does not lock the next one out."""
    cache.clear()


@pytest.fixture(autouse=True)
def nothing_taken_back_so_far(settings: Settings, tmp_path: Path) -> None:
    """Each test has its own list of what was taken back: names of accounts come again."""
    settings.VAR = tmp_path
