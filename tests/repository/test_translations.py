"""Every sentence that people without an account read is translated into every language that is offered."""

import re

import pytest
from django.conf import settings
from django.test import Client

from doingwith_site.config.translations import APPS, compile_all, gathered, read, translators_files

PLACE = re.compile(r"%\(\w+\)s")
FILES = {(app, path.parts[-3]): path for app, path in translators_files()}
EVERY = sorted(FILES)


def test_each_language_that_is_offered_has_its_file_in_each_app_with_such_pages() -> None:
    offered = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}

    assert set(FILES) == {(app, code) for app in APPS if gathered(app) for code in offered}


def test_no_other_app_has_sentences_to_be_translated() -> None:
    folder = APPS["evidence"].parent

    marked = {
        path.relative_to(folder).parts[0]
        for path in [*folder.rglob("*.py"), *folder.rglob("*.html")]
        if re.search(r"import gettext|load i18n|load \w+ i18n", path.read_text(encoding="utf-8"))
    }

    assert marked == set(APPS)


@pytest.mark.parametrize(("app", "language"), EVERY)
def test_every_sentence_is_translated_and_none_is_left_over(app: str, language: str) -> None:
    wanted = {str(message.id) for message in gathered(app) if message.id}
    translated = {
        str(message.id)
        for message in read(FILES[app, language])
        if message.id and message.string and "fuzzy" not in message.flags
    }

    assert translated == wanted, "type: ./run messages"


@pytest.mark.parametrize(("app", "language"), EVERY)
def test_what_is_filled_in_stands_in_every_form(app: str, language: str) -> None:
    for message in read(FILES[app, language]):
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        assert {frozenset(PLACE.findall(form)) for form in forms} == {frozenset(PLACE.findall(ids[-1]))}


@pytest.mark.parametrize("language", sorted({language for _, language in FILES}))
def test_a_sentence_that_several_apps_have_is_translated_in_one_way(language: str) -> None:
    found: dict[str, set[str]] = {}
    for app in APPS:
        for message in read(FILES[app, language]) if (app, language) in FILES else ():
            if isinstance(message.id, str) and message.id:
                found.setdefault(message.id, set()).add(str(message.string))

    assert {text: ways for text, ways in found.items() if len(ways) > 1} == {}


@pytest.mark.django_db
def test_a_teller_reads_their_language_and_that_nobody_has_checked_it(client: Client) -> None:
    compile_all()

    page = client.get("/tell/?lang=pl").content.decode()

    assert '<html lang="pl">' in page
    assert "Wpisz kod" in page
    assert "Nikt, dla kogo polski jest językiem ojczystym, jeszcze tego nie sprawdził." in page
    assert "Wpisz kod" in client.get("/tell/").content.decode(), "the phone remembers the language"
    assert "Sign in" in client.get("/sign-in/").content.decode(), "staff pages stay English"
