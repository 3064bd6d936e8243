"""What an open drawing costs the site: one question of a page, and the page as it is fetched after a change.

Run as ``python -m bench.together``. It fills a database of its own, in memory, and prints milliseconds
and bytes at 5, 60 and 300 cards; it never fails on time.
"""

import os
from collections.abc import Callable
from time import perf_counter
from typing import Any

SIZES = (5, 60, 300)
TIMES = 20


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings_test")
    os.environ["DATABASE_URL"] = "sqlite:///:memory:"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"{'cards':>6} {'what':<28} {'milliseconds':>13} {'bytes':>9}")
    for size in SIZES:
        for what, milliseconds, length in _measured(size):
            print(f"{size:>6,} {what:<28} {milliseconds:>13.1f} {length:>9,}")


def _measured(size: int) -> list[tuple[str, float, int]]:
    from django.test import Client

    from bench.synthetic_models import large_model
    from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
    from doingwith_site.logic_models.records import version_content
    from doingwith_site.people.actions import add_person
    from doingwith_site.programmes.actions import create_programme

    person = add_person(email=f"bench{size}@example.org", name="Benchmark")
    programme = create_programme(by=person, name=f"Invented {size}")
    model = LogicModel.objects.create(programme=programme, identifier="LM", title="Invented", position=0)
    LogicModelVersion.objects.create(
        model=model, number=1, content=version_content(large_model(size, size * 3 // 2))
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    here = f"/programmes/{programme.identifier}/logic-models/LM/1/"
    tag = client.get(f"{here}now/")["ETag"]
    steps: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("a question, nothing new", lambda: client.get(f"{here}now/", headers={"If-None-Match": tag})),
        ("a question, something new", lambda: client.get(f"{here}now/")),
        ("the outline", lambda: client.get(f"{here}outline/")),
    )
    return [(what, *_timed(step)) for what, step in steps]


def _timed(step: Callable[[], Any]) -> tuple[float, int]:
    length = len(step().content)
    start = perf_counter()
    for _ in range(TIMES):
        step()
    return (perf_counter() - start) * 1000 / TIMES, length


if __name__ == "__main__":
    main()
