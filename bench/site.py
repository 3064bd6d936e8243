"""What a programme's pages cost as it grows: time and queries at 25, 1,000 and 10,000 projects.

Run as ``python -m bench.site``. It fills a database of its own, in memory, and prints the
figures with their ratio to the smallest programme; it never fails on time.
"""

import os
from collections.abc import Callable
from functools import partial
from time import perf_counter

SIZES = (25, 1_000, 10_000)
EMAIL = "bench@example.org"
PAGES = (
    ("logic models, the list", "logic-models/"),
    ("one drawing", "logic-models/LM-P00001/2/"),
    ("what changed in it", "logic-models/LM-P00001/difference/"),
    ("contribution, all projects", "contribution/"),
    ("one contribution record", "projects/P00001/contribution/"),
    ("configurations, the list", "configurations/"),
)
"""Pages of a programme of which every fifth project has a logic model and a contribution record."""


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings_test")
    os.environ["DATABASE_URL"] = "sqlite:///:memory:"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"{'projects':>9} {'what':<34} {'seconds':>9} {'ratio':>7} {'queries':>8}")
    smallest: dict[str, float] = {}
    for size in SIZES:
        for what, seconds, queries in _measured(size):
            ratio = seconds / smallest.setdefault(what, seconds)
            print(f"{size:>9,} {what:<34} {seconds:>9.3f} {ratio:>7.1f} {queries:>8}")


def _measured(size: int) -> list[tuple[str, float, int]]:
    from dataclasses import replace

    from django.test import Client

    from bench.synthetic import synthetic_programme
    from doingwith_site.analysis.records import programme_record
    from doingwith_site.cases.queries import ProjectSearch, find_projects, page_of
    from doingwith_site.exchange.actions import export_bundle, import_record
    from doingwith_site.people.actions import add_person

    person = add_person(email=EMAIL, name="Benchmark")
    made = synthetic_programme(size, drawn_count=size // 5)
    made = replace(made, programme=replace(made.programme, id=f"invented-{size}"))
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/glossary/")  # the first page also reads the templates
    results = [("import", *_timed(lambda: import_record(by=person, record=made)))]
    programme = person.memberships.get(programme__identifier=f"invented-{size}").programme
    search = ProjectSearch(text="invented")
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("programme page", lambda: _page(client, f"/programmes/invented-{size}/")),
        ("programme page, searched", lambda: _page(client, f"/programmes/invented-{size}/?q=invented")),
        ("one page of projects found", lambda: list(page_of(find_projects(programme, search), 1))),
        *((what, partial(_page, client, f"/programmes/invented-{size}/{page}")) for what, page in PAGES),
        ("the whole record", lambda: programme_record(programme)),
        ("export", lambda: export_bundle(by=person, programme=programme)),
    )
    return results + [(what, *_timed(step)) for what, step in steps]


def _page(client: object, address: str) -> None:
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200, response.status_code


def _timed(step: Callable[[], object]) -> tuple[float, int]:
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    reset_queries()
    start = perf_counter()
    with CaptureQueriesContext(connection) as queries:
        step()
    return perf_counter() - start, len(queries)


if __name__ == "__main__":
    main()
