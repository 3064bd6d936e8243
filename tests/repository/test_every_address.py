"""No address of the site is open to the wrong person, however new it is."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.site.programme import cocreate_record, stored

from doingwith_site.people.models import User

OPEN_TO_ALL = {"home:front", "home:glossary", "home:health", "roles", "account_login", "design:components"}
OPEN_TO_TELLERS = ("/tell/", "/meet/", "/ready/")
"""Who tells, suggests or answers has a code instead of a sign-in; what it opens is tested with the pages."""
PARTS = {
    "programme": "cocreate", "project": "P08", "case": "CS2", "member": 1,
    "token": "made-up", "code": "made-up", "number": 1,
    "model": "LM-P08", "drawing": 1, "card": "c.rating", "link": "o.insight-u.health",
    "assumption": "as.money", "column": "inputs", "proposal": "proposal-1",
    "document": "D01", "version": 1, "page": 1, "factor": "L5",
    "excerpt": "00000000-0000-4000-8000-000000000001",
    "code_token": "00000000-0000-4000-8000-000000000001",
    "telling": "T01", "account": "A-1", "language": "en-gb", "form": "easy", "seed": "made-up",
    "statement": "theory-3.s1", "part": "when", "clause": "theory-3.s1.when1", "advice_number": 0,
    "condition": "toc1.rev.when1",
    "kind": "rival", "part_name": "R1", "evidence": "E1", "round_kind": "wanted", "round_part": "1",
    "claim": "K1", "estimate": "S1",
    "side": "commissioners", "view": "v1",
    "configuration": "deliver",
}  # fmt: skip
"""What stands in an address for each of its parts. A new kind of part needs its line here."""


def own_addresses(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, str]]:
    """Name and address of every page of ours, without those of the sign-in library."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from own_addresses(pattern.url_patterns, inner)
        elif pattern.callback.__module__.startswith("doingwith_site."):
            name = f"{space}{pattern.name}"
            parts = {part: PARTS[part] for part in pattern.pattern.converters}
            yield name, reverse(name, kwargs=parts)


ADDRESSES = dict(own_addresses(get_resolver().url_patterns))
OF_A_PROGRAMME = {name: address for name, address in ADDRESSES.items() if "/cocreate/" in address}


def answers(client: Client, address: str) -> set[int]:
    """How the address answers to reading and to changing, leaving out that it does not do one of them."""
    return {client.get(address).status_code, client.post(address).status_code} - {405}


def words(page: HttpResponse) -> str:
    """What the page says, without the token against forged forms, which differs each time."""
    return re.sub(r'(?<=csrfmiddlewaretoken" value=")\w+', "", page.content.decode())


def sign_in(client: Client, person: User) -> None:
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")


@pytest.fixture
def zed(db: None) -> User:
    return User.objects.create_user(email="zed.stranger@example.org", name="Zed Moss")


@pytest.fixture
def lead(db: None) -> User:
    person = User.objects.create_user(email="priya.lead@example.org", name="Priya Nair")
    stored(cocreate_record(), person)
    return person


def test_addresses_of_a_programme_are_known() -> None:
    assert {"home:programme", "projects:project", "exchange:export"} <= OF_A_PROGRAMME.keys()


def test_whoever_has_not_signed_in_is_sent_to_sign_in(lead: User, client: Client) -> None:
    closed = {
        name: address
        for name, address in ADDRESSES.items()
        if name not in OPEN_TO_ALL and not address.startswith(OPEN_TO_TELLERS)
    }

    found = {name: answers(client, address) for name, address in closed.items()}

    assert found == dict.fromkeys(closed, {302})
    assert all(
        client.post(address).headers.get("Location", "/sign-in/").startswith("/sign-in/")
        for address in closed.values()
    )


def test_for_a_stranger_a_programme_is_not_there(lead: User, zed: User, client: Client) -> None:
    sign_in(client, zed)

    found = {name: answers(client, address) for name, address in OF_A_PROGRAMME.items()}

    assert found == dict.fromkeys(OF_A_PROGRAMME, {404})


def test_a_programme_that_is_not_there_answers_a_stranger_with_the_same_words(
    lead: User, zed: User, client: Client
) -> None:
    sign_in(client, zed)

    theirs = words(client.get("/programmes/cocreate/"))
    nobodys = words(client.get("/programmes/no-such-one/"))

    assert theirs == nobodys


def test_every_page_says_no_style_or_script_may_come_from_elsewhere(lead: User, client: Client) -> None:
    sign_in(client, lead)

    policies = {client.get(address).headers.get("Content-Security-Policy") for address in ADDRESSES.values()}

    assert len(policies) == 1
    assert "default-src 'self'" in (policies.pop() or "")
