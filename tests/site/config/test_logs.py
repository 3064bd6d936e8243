import logging
import sys

from django.test import RequestFactory

from doingwith_site.config.wordless_logging import PatternNotAddress, WordlessFormatter


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
