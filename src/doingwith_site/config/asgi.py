"""What the web server runs: ordinary pages in threads, which costs half of what pure ASGI does."""

import os

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings")

application = WSGIMiddleware(get_wsgi_application(), workers=4)  # type: ignore[arg-type]  # Django returns its own response
