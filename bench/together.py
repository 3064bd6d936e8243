"""What an open drawing costs the site: one question of a page, and what it fetches after a change.

Run as ``python -m bench.together``. It fills a database of its own, in memory, and prints milliseconds and
bytes sent and asked with, at 5, 60 and 300 cards; it never fails on time. After one card says something else
a page fetches the parts that are not as it has them, without the picture while that is folded away; the whole
outline stands beside it for comparison.
"""

import os
import re
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
    print(f"{'cards':>6} {'what':<36} {'milliseconds':>13} {'bytes':>9} {'asked with':>11}")
    for size in SIZES:
        for what, milliseconds, length, asked in _measured(size):
            print(f"{size:>6,} {what:<36} {milliseconds:>13.1f} {length:>9,} {asked:>11,}")


def _measured(size: int) -> list[tuple[str, float, int, int]]:
    from django.test import Client

    from bench.synthetic_models import large_model
    from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
    from doingwith_site.logic_models.records import version_content
    from doingwith_site.logic_models.together.parts import HAS, PICTURE
    from doingwith_site.people.actions import add_person
    from doingwith_site.programmes.actions import create_programme

    person = add_person(email=f"bench{size}@example.org", name="Benchmark")
    programme = create_programme(by=person, name=f"Invented {size}")
    model = LogicModel.objects.create(programme=programme, identifier="LM", title="Invented", position=0)
    row = LogicModelVersion.objects.create(
        model=model, number=1, content=version_content(large_model(size, size * 3 // 2))
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    here = f"/programmes/{programme.identifier}/logic-models/LM/1/"
    tag = client.get(f"{here}now/")["ETag"]
    names = re.findall(r'data-part="([\w-]+)"', client.get(f"{here}outline/").content.decode())
    row.content["nodes"][size // 2]["text"] = "what a good service would be like by now"
    row.save()
    had, seen = " ".join([*names, PICTURE]), " ".join(names)
    steps: tuple[tuple[str, str, Callable[[], Any]], ...] = (
        ("a question, nothing new", tag, lambda: client.get(f"{here}now/", headers={"If-None-Match": tag})),
        ("a question, something new", "", lambda: client.get(f"{here}now/")),
        ("the whole outline", "", lambda: client.get(f"{here}outline/")),
        ("what changed, the picture folded", had, lambda: client.get(f"{here}outline/", headers={HAS: had})),
        ("what changed, the picture seen", seen, lambda: client.get(f"{here}outline/", headers={HAS: seen})),
    )
    return [(what, *_timed(step), len(asked)) for what, asked, step in steps]


def _timed(step: Callable[[], Any]) -> tuple[float, int]:
    length = len(step().content)
    start = perf_counter()
    for _ in range(TIMES):
        step()
    return (perf_counter() - start) * 1000 / TIMES, length


if __name__ == "__main__":
    main()
