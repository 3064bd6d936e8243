"""What the web server runs: streams, and pages in threads, which costs half of what pure ASGI does."""

import os
import sys

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings")
THREADS = 24
"""Whoever waits for SQLite's one writer holds one of them; the others are for those who only read."""
pages = WSGIMiddleware(get_wsgi_application(), workers=THREADS)  # type: ignore[arg-type]  # Django's own response

from doingwith_site.consent.readings.actions import BRINGING_IN  # noqa: E402  # models are known only now
from doingwith_site.logic_models.together.streams import Streams  # noqa: E402
from doingwith_site.logic_models.together.watching import WATCH  # noqa: E402

application = Streams(pages, WATCH)  # type: ignore[arg-type]  # its types of messages have other names
BRINGING_IN.begin()  # what an earlier process noted and could not write any more

# Threads take turns, and a page gives its turn up with each question to the database: beside heavy work it
# would wait for the usual 5 ms after each.
sys.setswitchinterval(0.0005)
