"""Every sentence that tellers read is translated into every language that is offered."""

import re

import pytest
from django.conf import settings
from django.test import Client

from doingwith_site.config.translations import compile_all, gathered, read, translators_files

PLACE = re.compile(r"%\(\w+\)s")
FILES = {path.parts[-3]: path for path in translators_files()}


def test_each_language_that_is_offered_has_its_file() -> None:
    assert set(FILES) == {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}


@pytest.mark.parametrize("language", FILES)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    wanted = {str(message.id) for message in gathered() if message.id}
    translated = {
        str(message.id)
        for message in read(FILES[language])
        if message.id and message.string and "fuzzy" not in message.flags
    }

    assert translated == wanted, "type: ./run messages"


@pytest.mark.parametrize("language", FILES)
def test_what_is_filled_in_stands_in_every_form(language: str) -> None:
    for message in read(FILES[language]):
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        assert {frozenset(PLACE.findall(form)) for form in forms} == {frozenset(PLACE.findall(ids[-1]))}


@pytest.mark.django_db
def test_a_teller_reads_their_language_and_that_nobody_has_checked_it(client: Client) -> None:
    compile_all()

    page = client.get("/tell/?lang=pl").content.decode()

    assert '<html lang="pl">' in page
    assert "Wpisz kod" in page
    assert "Nikt, dla kogo polski jest językiem ojczystym, jeszcze tego nie sprawdził." in page
    assert "Wpisz kod" in client.get("/tell/").content.decode(), "the phone remembers the language"
    assert "Sign in" in client.get("/sign-in/").content.decode(), "staff pages stay English"
