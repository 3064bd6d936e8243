"""Whatever is sent to whichever address, the answer is a page with words, and what is refused is not kept."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache as cache_for_ever
from urllib.parse import quote_from_bytes

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from tests.site.addresses import ADDRESSES, PAGES, PARTS, Page, sign_in
from tests.site.begun import Begun
from tests.site.programme import cocreate_record
from tests.site.programme import stored as stored_for

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.logic_models.model import LogicModel
from doingwith_site.analysis.contribution.forms import FORMS
from doingwith_site.analysis.contribution.round_forms import ROUND_FORMS
from doingwith_site.exchange.actions import export_bundle
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Membership, Programme

TEXTS: dict[str, bytes] = {
    "nothing": b"",
    "only spaces": b"   \n\t ",
    "NUL": b"be\x00fore",
    "only NUL": b"\x00",
    "control characters": b"\x01\x1b[31m\x7f\x08",
    "C1 controls": "\x80\x9f\x85".encode(),
    "line separators": "one\u2028two\u2029three\x0bfour\x0cfive\x1csix".encode(),
    "half a surrogate pair": b"\xed\xa0\x80",
    "no UTF-8": b"\xff\xfe\xc3\x28",
    "no character": "\ufffe\uffff\U0010ffff".encode(),
    "byte order mark": "\ufeffname".encode(),
    "emoji": "👩‍🔬🏳️‍🌈".encode(),
    "right to left": "\u202egnorw\u202c \u2067עברית\u2069".encode(),
    "markup": b"<script>alert(1)</script>'\"--><!-- {{ 7|add:7 }} {% load %} ${7}",
    "SQL": b"'; DROP TABLE people_user; --",
    "percent": b"%s %(name)s {0} {name} %00 \\x00",
    "YAML": b"- &a [*a, !!python/object:os.system x] # : |\n---\n...\n%YAML 1.1",
    "a number without end": b"9" * 400,
    "more than a column holds": b"9223372036854775808",
    "negative": b"-1",
    "not a number": b"NaN",
    "other digits": "٣².½".encode(),
    "a day that is not": b"2026-02-30",
    "a day before all others": b"0001-01-01",
    "a day after all others": b"99999-12-31",
    "a formula": b"=cmd|' /C calc'!A0",
    "long": b"word " * 20_000,
    "a megabyte without a space": b"x" * 1_000_000,
    "a path": b"../../etc/passwd",
    "a header": b"a\r\nSet-Cookie: stolen=1",
    "an address elsewhere": b"//elsewhere.example/",
    "an address like ours": b"priya.lead@example.org\r\nBcc: all@example.org",
}
PARTS_OF_ADDRESSES = [
    "%00", "..", "%2e%2e", "%2F", "%5C", "%ED%A0%80", "%FF", "%F0%9F%A6%84", "%E2%80%AE", "a" * 5_000,
    "9" * 400, "-1", "0", "%0A", "new", "NEW", "%27%20OR%201=1", "%7B%7B7*7%7D%7D", "%3Cscript%3E", "٣",
]  # fmt: skip
QUERIES = [
    "%00=%00", "{name}=%FF%FE", "{name}=%ED%A0%80", "{name}=%00", "{name}=-1", "{name}=0", "{name}=last",
    "{name}=%00:1",
    "{name}=99999999999999999999999999", "{name}=1e9", "{name}=%D9%A3", "{name}[]=1", "{name}=1&{name}=2",
    "{name}=" + "a" * 6_000, "{name}=%3Cscript%3E", "{name}=\\", "{name}=%25%5F", "=&&=&;", "{name}",
    "{name}=" + "9" * 5_000, "&".join(f"a{number}=1" for number in range(1_100)),
]  # fmt: skip
READ = "which of its tellers were read stands on their receipts, and nobody waits for that"
LOOKED_AT = {
    "evidence:account": ("consent_usemade consent_agreement", READ),
    "cases:read_account": ("consent_usemade consent_agreement", READ),
    "logic_models:remove_card": ("django_session", "it leads on, with a sentence for the next page"),
    "logic_models:remove_link": ("django_session", "it leads on, with a sentence for the next page"),
    "mfa_activate_totp": ("django_session", "the secret that it shows is the one that is typed back"),
    "mfa_view_recovery_codes": ("mfa_authenticator", "the codes are shown to be kept, which is remembered"),
    "mfa_download_recovery_codes": ("mfa_authenticator", "the codes are given out, which is remembered"),
}
"""The tables into which a page writes that is only looked at, or whose rows it locks, and why.

No other page does either.
"""
ANSWERS = {200, 302, 400, 403, 404, 405, 409, 410, 413, 429}
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "multipart/form-data; boundary=edge"
BODIES: list[tuple[str, bytes]] = [
    (FORM, b""),
    (FORM, b"&&&=&=%"),
    (FORM, b"%00=%00&\xff=\xff"),
    (FORM, "&".join(f"a{number}=1" for number in range(2_000)).encode()),
    (f"{FORM}; charset=utf-16", b"name=x"),
    (f"{FORM}; charset=made-up", b"name=x"),
    ("multipart/form-data", b"no edge is named"),
    ("multipart/form-data; boundary=", b"--\r\n"),
    ("multipart/form-data; boundary=" + "e" * 300, b"--"),
    ("multipart/form-data; boundary=\xe9", b"--"),
    (BOUNDARY, b""),
    (BOUNDARY, b"--edge\r\n"),
    (BOUNDARY, b'--edge\r\nContent-Disposition: form-data; name="bundle"; filename="x.zip"\r\n\r\ncut sho'),
    (BOUNDARY, b"--edge\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--edge--\r\n"),
    (
        BOUNDARY,
        b'--edge\r\nContent-Disposition: form-data; name="name"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!\r\n--edge--\r\n",
    ),
    ("application/json", b'{"name": "x"}'),
    ("text/plain", b"name=x"),
    ("", b"name=x"),
    ("\x00", b"name=x"),
]


def test_every_address_is_swept() -> None:
    assert PAGES.keys() == ADDRESSES.keys()


def test_whatever_is_written_is_noticed_and_forgotten(visitor: Client, priya: User) -> None:
    with undone(visitor) as kept:
        assert User.objects.count() == 1
        assert kept.is_all()
        User.objects.create_user(email="kept@example.org", name="Kept")
        assert not kept.is_all()
    with undone(visitor) as kept:
        assert kept.is_all()
    assert User.objects.count() == 1


@Begun
def light_cocreate(lead: User) -> Programme:
    """One project of the programme and its case: the pages are the same and lighter."""
    whole = cocreate_record()
    project = replace(whole.project_by_id["P08"], follows=())
    case = replace(next(case for case in whole.cases if case.project == "P08"), related_projects=())
    drawn = [model for model in whole.logic_models if model.project == "P08"]
    empty = LogicModel(id="LM-empty", title="Begun and not drawn", project="P08")
    told = tuple(dated(one) for one in whole.contributions if one.project == "P08")
    light = replace(
        whole, projects=(project,), cases=(case,), logic_models=(*drawn, empty), contributions=told
    )
    return stored_for(light, lead)


@pytest.fixture
def cocreate(priya: User) -> Programme:
    return light_cocreate(priya)


def dated(record: ContributionRecord) -> ContributionRecord:
    """The record with a day on its first item of evidence, as a bundle may have it."""
    first, *others = record.evidence
    return replace(record, evidence=(replace(first, found_on=date(2015, 3, 1)), *others))


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def page(name: str) -> Page:
    return PAGES[name]


@pytest.fixture
def address(page: Page, name: str, visitor: Client, cocreate: Programme, priya: User) -> str:
    """Where the page is, with somebody before it to whom it is open."""
    there = ADDRESSES[name].replace("/people/1/", f"/people/{Membership.objects.earliest('pk').pk}/")
    return page.arrive(visitor, priya) or there


every_page = pytest.mark.parametrize("name", PAGES)


@every_page
class TestEveryPage:
    def test_answers_hostile_words_in_any_box(
        self, page: Page, address: str, visitor: Client, cocreate: Programme
    ) -> None:
        for number, box in enumerate(page.sends):
            for kind, words in TEXTS.items():
                with undone(visitor) as kept:
                    answer = visitor.post(address, form({**all_well(page), box: words}), content_type=FORM)
                    check_answer(answer, kept, f"{kind} in {box}")
                    if number < 2:  # the others are the same kind of box, and each takes its time
                        check_export(answer, cocreate, f"{kind} in {box}")

    def test_answers_a_form_with_boxes_missing_or_twice(
        self, page: Page, address: str, visitor: Client
    ) -> None:
        well = all_well(page)
        for box in page.sends:
            without = form({name: words for name, words in well.items() if name != box})
            twice = form(well) + b"&" + form({box: b"\x00other"})
            for body in (without, twice):
                with undone(visitor) as kept:
                    check_answer(visitor.post(address, body, content_type=FORM), kept, box)

    def test_answers_a_body_that_is_no_form(self, page: Page, address: str, visitor: Client) -> None:
        for kind, body in BODIES:
            with undone(visitor) as kept:
                answer = visitor.generic("POST", address, body, content_type=kind)
                check_answer(answer, kept, f"{kind[:60]!r} {body[:60]!r}")

    def test_answers_a_file_for_text_and_text_for_a_file(
        self, page: Page, address: str, visitor: Client
    ) -> None:
        parts = [(box, b'; filename="x.exe"\r\nContent-Type: application/x-dos') for box in page.sends]
        parts += [(box, b"") for box in page.files]
        body = b"".join(
            b'--edge\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\nMZ\x00\r\n' % (box.encode(), extra)
            for box, extra in parts
        )
        with undone(visitor) as kept:
            answer = visitor.generic("POST", address, body + b"--edge--\r\n", content_type=BOUNDARY)
            check_answer(answer, kept, "parts exchanged")

    def test_answers_a_forged_form(self, page: Page, address: str, visitor: Client, name: str) -> None:
        forger = Client(enforce_csrf_checks=True, raise_request_exception=False)
        forger.cookies = visitor.cookies
        for token in (b"", b"forged", b"\x00", b"x" * 32, b"x" * 64):
            with undone(visitor) as kept:
                body = form({**all_well(page), "csrfmiddlewaretoken": token})
                answer = forger.post(address, body, content_type=FORM)
                check_answer(answer, kept, repr(token))
                assert answer.status_code in {403, 404, 405, 302}
                assert answer.status_code != 302 or answer["Location"].startswith("/sign-in/")

    def test_answers_hostile_queries(self, page: Page, address: str, visitor: Client) -> None:
        boxes = [*page.sends, "page", "next"]
        for query in QUERIES:
            all_at_once = "&".join(query.format(name=box) for box in boxes)
            with undone(visitor) as kept:
                check_answer(visitor.get(f"{address}?{all_at_once}"), kept, query[:80])

    def test_answers_hostile_parts_of_its_address(self, name: str, address: str, visitor: Client) -> None:
        named = {str(part) for part in PARTS.values()} - {"made-up"}
        known = [part for part in address.split("/") if part in named or part.isdigit()]
        if name in {"exchange:preview", "account_reset_password_from_key"}:
            known.append(address.split("/")[-2])
        for part in known:
            for hostile in PARTS_OF_ADDRESSES:
                for method in ("GET", "POST"):
                    with undone(visitor) as kept:
                        there = address.replace(f"/{part}/", f"/{hostile}/")
                        check_answer(visitor.generic(method, there), kept, f"{method} {there[:120]}")

    def test_writes_nothing_when_it_is_only_looked_at(self, name: str, address: str, visitor: Client) -> None:
        with undone(visitor) as kept:
            forget_messages(visitor)
            kept.tables.clear()
            assert visitor.get(address).status_code in ANSWERS
            tables, _ = LOOKED_AT.get(name, ("", ""))
            locked = {"consent_agreement"} if connection.vendor == "sqlite" else set()  # it locks no rows
            assert kept.tables == set(tables.split()) - locked

    def test_answers_any_method(self, address: str, visitor: Client) -> None:
        for method in ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
            with undone(visitor) as kept:
                answer = visitor.generic(method, address)
                assert answer.status_code in ANSWERS, method
                assert kept.is_all(), method


@pytest.mark.parametrize("name", ["home:programme", "analysis:theory", "account_login"])
def test_a_page_that_reads_its_query_answers_each_hostile_part_of_it(
    page: Page, address: str, visitor: Client
) -> None:
    for box in [*page.sends, "page"]:
        for query in QUERIES:
            with undone(visitor) as kept:
                check_answer(visitor.get(f"{address}?{query.format(name=box)}"), kept, f"{box} {query[:80]}")


@pytest.mark.parametrize("kind", FORMS)
def test_every_kind_of_part_of_a_contribution_record_answers_hostile_words(
    kind: str, visitor: Client, cocreate: Programme, priya: User
) -> None:
    sign_in(visitor, priya)
    parts = {"node": "N1", "link": "L1", "evidence": "E1", "claim": "K1", "rival": "R1", "round": "1"}
    base = "/programmes/cocreate/projects/P08/contribution/"
    for there in (f"{base}add/{kind}/", *([f"{base}change/{kind}/{parts[kind]}/"] if kind in parts else [])):
        assert visitor.get(there).status_code == 200
        for told, words in TEXTS.items():
            with undone(visitor) as kept:
                boxes = {**dict.fromkeys(FORMS[kind].base_fields, words), "seen": b"1"}
                check_answer(visitor.post(there, form(boxes), content_type=FORM), kept, told)


@pytest.mark.parametrize("kind", ROUND_FORMS)
def test_every_kind_of_part_of_a_round_answers_hostile_words(
    kind: str, visitor: Client, cocreate: Programme, priya: User
) -> None:
    sign_in(visitor, priya)
    base = "/programmes/cocreate/projects/P08/contribution/rounds/1/"
    there = {"step": "change/step/story/", "objection": "add/objection/", "wanted": "change/wanted/1/"}
    assert visitor.get(f"{base}{there[kind]}").status_code == 200
    for told, words in TEXTS.items():
        with undone(visitor) as kept:
            boxes = {**dict.fromkeys(ROUND_FORMS[kind].base_fields, words), "seen": b"1"}
            check_answer(visitor.post(f"{base}{there[kind]}", form(boxes), content_type=FORM), kept, told)


def test_a_logic_model_without_a_drawing_can_be_laid_beside_nothing(
    visitor: Client, cocreate: Programme, priya: User
) -> None:
    sign_in(visitor, priya)

    answer = visitor.get("/programmes/cocreate/logic-models/LM-empty/difference/?from=x&to=y")

    assert "That version is not there. Choose two from the lists." in answer.content.decode()


def all_well(page: Page) -> dict[str, bytes]:
    return {name: words.encode() for name, words in page.sends.items()}


def form(boxes: Mapping[str, bytes]) -> bytes:
    """The boxes as a browser would send them, were its person able to type any byte."""
    return "&".join(f"{name}={quote_from_bytes(words)}" for name, words in boxes.items()).encode()


def stored() -> dict[str, list[tuple[object, ...]]]:
    """Everything that our own tables hold, but for when somebody last signed in and what waits for a yes."""
    found = {}
    with connection.cursor() as cursor:
        for label, question in questions().items():
            cursor.execute(question)
            found[label] = cursor.fetchall()
    return found


@cache_for_ever
def questions() -> dict[str, str]:
    """What to ask for all rows of each of our tables, put into words once, as it is asked so often."""
    return {
        model._meta.label: str(model._base_manager.order_by("pk").values_list(*columns(model)).query)
        for app in apps.get_app_configs()
        if app.name.startswith("doingwith_site.")
        for model in app.get_models()
    }


def columns(model: type) -> list[str]:
    return [field.attname for field in model._meta.fields if field.name != "last_login"]  # type: ignore[attr-defined]


@dataclass
class Kept:
    """What was stored before a request, and which tables were written to since, or locked for that."""

    before: dict[str, list[tuple[object, ...]]]
    tables: set[str] = field(default_factory=set)

    def watch(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        """Notes every statement that is more than a question; to be put around a connection."""
        if sql.split(None, 1)[0].upper() not in QUESTIONS or " FOR UPDATE" in sql:
            self.tables.update(NAMED.findall(sql)[:1] or [sql])
        return execute(sql, *rest)

    def is_all(self) -> bool:
        """Whether what is stored now is what was stored before."""
        return not self.tables or stored() == self.before


QUESTIONS = {"SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA", "SHOW"}
NAMED = re.compile(r'(?:INTO|UPDATE|FROM) "(\w+)"')


def forget_messages(visitor: Client) -> None:
    """As if the browser had shown what was to be said of what came before."""
    session = visitor.session
    if session.pop("_messages", None):
        session.save()


@contextmanager
def undone(visitor: Client) -> Iterator[Kept]:
    """Gives what is kept; whatever is done meanwhile is forgotten, in the database and the browser."""
    cache.clear()
    cookies = {name: morsel.value for name, morsel in visitor.cookies.items()}
    known = vars(visitor)
    if "stored" not in known:  # all is forgotten each time, so it is the same for the whole test
        known["stored"] = stored()
    kept = Kept(known["stored"])
    with transaction.atomic():
        with connection.execute_wrapper(kept.watch):
            yield kept
        transaction.set_rollback(True)
    visitor.cookies.clear()
    visitor.cookies.load(cookies)


def check_answer(answer: HttpResponseBase, kept: Kept, what: str) -> None:
    """A known answer with words in it; nothing is kept unless the form was taken."""
    assert answer.status_code in ANSWERS, f"{answer.status_code} for {what}"
    if answer.status_code == 302:
        if answer["Location"] == settings.QUICK_EXIT:
            return
        assert not answer["Location"].startswith(("//", "http")), what
        assert "stolen" not in answer.cookies, what
        return
    content = b"" if answer.streaming else answer.content  # type: ignore[attr-defined]
    if answer.headers["Content-Type"].startswith("text/html") and answer.get("Content-Disposition") is None:
        assert b"<h1" in content, f"no words for {what}"
        assert b"<script>alert" not in content, f"markup let through for {what}"
        assert b"Traceback" not in content, what
    if answer.status_code >= 400 or b"error-summary" in content:
        assert kept.is_all(), f"kept although refused: {what}"


def check_export(answer: HttpResponseBase, programme: Programme, what: str) -> None:
    """Whatever was taken can leave as a bundle that can be read back."""
    if answer.status_code != 302 or not answer["Location"].startswith("/programmes/cocreate/"):
        return
    lead = programme.created_by
    check = check_files(read_zip(export_bundle(by=lead, programme=Programme.objects.get(pk=programme.pk))))
    assert check.problems == (), what
