"""Damaged files given to every page that takes one, at length: what became of them, and how long it took.

Run as ``python -m bench.uploads [NUMBER] [SEED]`` (500 files for each page, seed 2). It fills a database of
its own, in memory, keeps files in a folder that goes when it ends, and stops at the first page that breaks
down, refuses without a sentence, or keeps anything of what it refused. Documents are read by their workers,
as on a site.
"""

import os
import sys
import tempfile
from time import perf_counter

NUMBER, SEED = 500, 2


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings_test")
    os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    told = [int(word) for word in sys.argv[1:]]
    number, seed = [*told, *(NUMBER, SEED)[len(told) :]][:2]
    call_command("migrate", verbosity=0)
    setup_test_environment()  # so that answers know the forms that they show
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = folder
        _give(number, seed)


def _give(number: int, seed: int) -> None:
    from tests.site.doors import DOORS, knocked
    from tests.site.programme import cocreate_record

    from doingwith_site.exchange.actions import import_record
    from doingwith_site.people.actions import add_person

    person = add_person(email="bench@example.org", name="Benchmark")
    import_record(by=person, record=cocreate_record())
    print(f"{'page':<20} {'taken':>7} {'refused':>8} {'ms each':>8}")
    for name in DOORS:
        start = perf_counter()
        outcomes = knocked(name, person, seed, number)
        each = (perf_counter() - start) / number * 1_000
        print(f"{name:<20} {outcomes['taken']:>7,} {outcomes['refused']:>8,} {each:>8.0f}", flush=True)


if __name__ == "__main__":
    main()
