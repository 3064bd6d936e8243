import io
import logging
import sys
from collections.abc import Iterator

import pytest
from django.db import IntegrityError
from django.test import Client, RequestFactory
from tests.site.conftest import Browser

from doingwith_site.config.wordless_logging import PatternNotAddress, WordlessFormatter
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief


class TestWordlessFormatter:
    def test_tells_the_kind_of_error_and_not_what_it_quotes(self) -> None:
        try:
            raise ValueError("Key (email)=(priya.lead@example.org) already exists")
        except ValueError:
            written = WordlessFormatter().formatException(sys.exc_info())  # type: ignore[arg-type]

        assert written.endswith("ValueError")
        assert "priya" not in written.replace(__file__, "").splitlines()[-1]


class TestPatternNotAddress:
    def test_leaves_out_what_was_asked_for(self) -> None:
        record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", ("/x",), None)
        record.request = RequestFactory().get("/password/forgotten/1-secret/")
        record.status_code = 404

        PatternNotAddress().filter(record)

        assert record.getMessage() == "404 for GET an address that is not there"


class TestWhatReachesTheScreen:
    @pytest.fixture
    def screen(self) -> Iterator[io.StringIO]:
        """What the site's own handler writes, at every level."""
        (handler,) = [one for one in logging.getLogger("django").handlers if one.name == "screen"]
        assert isinstance(handler, logging.StreamHandler)
        written = io.StringIO()
        before = handler.setStream(written)
        yield written
        handler.setStream(before)

    def test_of_a_breakdown_is_no_word_of_the_form_and_nobodys_address(
        self,
        priya: User,
        cocreate: Programme,
        browser_of: Browser,
        screen: io.StringIO,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def break_down(brief: Brief, *args: object, **kwargs: object) -> None:
            try:
                raise ValueError(f"cannot keep {brief.text}")
            except ValueError as error:
                raise IntegrityError(f"Key (email)=({priya.email}) and {brief.text}") from error

        monkeypatch.setattr(Brief, "save", break_down)
        browser = browser_of(priya)
        browser.raise_request_exception = False

        answer = browser.post(
            "/programmes/cocreate/projects/P08/brief/?because=ofsecretquery",
            {
                "text": "My neighbour Xanthippe",
                "asked_by": "Xanthippe",
                "reason": "Xanthippe said so",
                "agreement": "not_reported",
                "based_on_version": "1",
            },
        )

        assert answer.status_code == 500
        assert "Xanthippe" not in answer.content.decode()
        assert "500 for POST /programmes/<identifier:programme>/" in screen.getvalue()
        for secret in ("Xanthippe", priya.email, priya.name, "secretquery", "P08", "cocreate/projects"):
            assert secret not in screen.getvalue()

    def test_of_a_hostile_request_is_nothing_it_said(
        self, client: Client, db: None, screen: io.StringIO
    ) -> None:
        client.raise_request_exception = False
        client.generic("POST", "/sign-in/", b"a=Xanthippe&" * 2_000, "application/x-www-form-urlencoded")
        client.generic("POST", "/sign-in/", b"x", "multipart/form-data; boundary=\xffXanthippe")
        Client(headers={"host": "xanthippe.example"}).get("/")
        Client(enforce_csrf_checks=True, headers={"referer": "https://xanthippe.example"}).post("/sign-in/")
        client.get("/programmes/Xanthippe/")
        client.post("/password/forgotten/", {"email": "xanthippe@example.org"})

        assert "xanthippe" not in screen.getvalue().lower()
