"""Logs that say what went wrong and where in the code, and never what anyone wrote.

An exception's own text may quote a row (“Key (email)=(…) already exists”), and an address may
hold a search or a token, so neither is written: only the kind of error, the lines of code it
passed through, and the pattern of the address.
"""

import logging
import traceback
from types import TracebackType

from django.http import HttpRequest

__all__ = ["PatternNotAddress", "WordlessFormatter"]

ExceptionFacts = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WordlessFormatter(logging.Formatter):
    """Writes an exception as its kind and its lines of code, without its message."""

    def formatException(self, ei: ExceptionFacts) -> str:  # noqa: N802  (the name is logging's)
        """The lines of code the exception passed through and its kind."""
        kind, _, trace = ei
        lines = traceback.format_tb(trace)
        return "".join(lines) + (kind.__name__ if kind else "no exception")


class PatternNotAddress(logging.Filter):
    """Replaces the address in Django's request messages by its pattern, such as ``programmes/<slug>/``."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, rewritten when it is about a request."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = getattr(request, "resolver_match", None)
            place = f"/{match.route}" if match else "an address that is not there"
            record.msg = f"{getattr(record, 'status_code', '')} for {request.method} {place}"
            record.args = ()
        return True
