"""How long readers wait while much work is done: 1,000 documents of 20 KB, 10,000 excerpts, 16,000 codings.

Run as ``python -m bench.waiting``, or with the address of a database that is there, on a PostgreSQL server
where others may be made: ``python -m bench.waiting postgres://user@host:port/postgres``. A process of its own
asks for two pages over and over, one that only reads and one that also writes down that an account was read,
which it is made to forget each time; another does the work. It prints what each piece of work costs with
nobody beside it, and how long the pages took alone and beside each piece; it never fails on time.
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep
from typing import Any
from urllib.parse import urlsplit

ALONE = 5.0
DATABASE = "doingwith_waiting"
EMAIL = "bench@example.org"
Pages = dict[str, list[tuple[float, bool]]]
"""How long each page took each time it was asked for, and whether it came."""


def main() -> None:
    with database(sys.argv[1] if len(sys.argv) > 1 else "") as url:
        begin(url)
        programme, person, pages = filled()
        print("The work, with nobody beside it")
        for what, step in steps(programme, person, "alone"):
            print(f"{what:<34} {used_by(step):>6.2f} s CPU", flush=True)
        heads = f"{'asked':>6} {'missed':>6} {'middle':>9} {'95 %':>9} {'longest':>9}"
        print(f"{'beside':<34} {'page':<8} {heads}   work")
        show("nothing", read_while(url, pages, lambda: sleep(ALONE)))
        for what, step in steps(programme, person, "beside"):
            show(what, read_while(url, pages, step))


@contextmanager
def database(server: str) -> Iterator[str]:
    """The address of an empty database of its own, which goes at the end."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DOINGWITH_VAR"] = folder
        if not server:
            yield f"sqlite:///{Path(folder) / 'waiting.sqlite3'}"
            return
        import psycopg

        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
            connection.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield urlsplit(server)._replace(path=f"/{DATABASE}").geturl()
        finally:
            from django.db import connections

            connections.close_all()
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def begin(url: str) -> None:
    """The site on that database, in this process."""
    os.environ["DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "doingwith_site.config.settings_test"
    import django

    django.setup()


def filled() -> tuple[Any, Any, dict[str, str]]:
    """The programme, who reads it, and the pages that are asked for."""
    from django.core.management import call_command

    from bench.refi import large_record
    from bench.waiting_people import with_accounts
    from doingwith_site.exchange.actions import import_record
    from doingwith_site.people.actions import add_person

    call_command("migrate", verbosity=0)
    person = add_person(email=EMAIL, name="Benchmark")
    programme = import_record(by=person, record=with_accounts(large_record()))
    project = programme.projects.all()[0]
    here = f"/programmes/{programme.identifier}/"
    return (
        programme,
        person,
        {"reads": f"{here}projects/{project.identifier}/", "writes": f"{here}accounts/A1/"},
    )


def steps(programme: Any, person: Any, name: str) -> list[tuple[str, Callable[[], object]]]:
    """The pieces of work, by what they are called; what comes back is a programme of this name."""
    from doingwith.consent.uses import Use
    from doingwith_site.cases.excerpt_table import excerpt_lines
    from doingwith_site.cases.search import search
    from doingwith_site.exchange.actions import (
        confirm_import,
        export_bundle,
        export_to_other_software,
        plan_of,
        prepare_import,
    )
    from doingwith_site.exchange.bringing_in.reading import given_project
    from doingwith_site.exchange.other_software import Asked
    from doingwith_site.programmes.queries import membership_in

    member = membership_in(person, programme)
    asked = Asked(use=Use.PROJECT_TEAM)

    left: list[bytes] = []
    kept: list[Any] = []

    def sent() -> None:
        left.append(export_to_other_software(by=person, programme=programme, asked=asked))

    def previewed() -> None:
        """What its person sees next is worked out from what waits, as the page of the preview does."""
        record = given_project(BytesIO(left.pop())).found.record
        new = replace(record.programme, id=f"back-again-{name}", name="Back again")
        kept.append(prepare_import(by=person, record=replace(record, programme=new)))
        plan_of(kept[-1])

    return [
        (
            "search, words that stand everywhere",
            lambda: [search(member, "cafes listening") for _ in range(50)],
        ),
        ("all excerpts as CSV", lambda: sum(map(len, excerpt_lines(programme, person)))),
        ("the bundle out", lambda: export_bundle(by=person, programme=programme)),
        (".qdpx out", sent),
        (".qdpx in: read, and its preview", previewed),
        (".qdpx in: the yes, a new programme", lambda: confirm_import(by=person, pending=kept.pop())),
    ]


def used_by(work: Callable[[], object]) -> float:
    """The processor's seconds for the work."""
    begun = process_time()
    work()
    return process_time() - begun


def read_while(url: str, pages: dict[str, str], work: Callable[[], object]) -> tuple[Pages, float, float]:
    """How long each page took each time while the work was done, and what the work took."""
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    here, there = context.Pipe(duplex=False)
    reader = context.Process(target=read, args=(url, pages, ready, done, there))
    reader.start()
    ready.wait()
    begun, used = perf_counter(), process_time()
    work()
    took, used = perf_counter() - begun, process_time() - used
    done.set()
    found: Pages = here.recv()
    reader.join()
    return found, took, used


def read(url: str, pages: dict[str, str], ready: Event, done: Event, there: Any) -> None:
    """Asks for the pages in turn until the work is done; in a process of its own."""
    begin(url)
    from django.test import Client

    from doingwith_site.consent.models import UseMade
    from doingwith_site.people.models import User

    client = Client(headers={"host": "localhost"})
    person = User.objects.get(email=EMAIL)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in pages.values():  # the first time also reads templates
        assert client.get(address).status_code == 200, address
    found: Pages = {name: [] for name in pages}
    ready.set()
    while not done.is_set():
        for name, address in pages.items():
            begun = perf_counter()
            if name == "writes":  # it is written down once
                UseMade.objects.filter(kind="read").delete()
            came = client.get(address).status_code == 200  # 503 where it waited too long
            found[name].append((perf_counter() - begun, came))
    there.send(found)


def show(what: str, measured: tuple[Pages, float, float]) -> None:
    """A line for each page."""
    found, took, used = measured
    for page, asked in found.items():
        ordered = sorted(seconds for seconds, _ in asked)
        missed = sum(not came for _, came in asked)
        figures = (median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
        told = " ".join(f"{one * 1000:>6.0f} ms" for one in figures)
        print(
            f"{what:<34} {page:<8} {len(ordered):>6} {missed:>6} {told}   {took:.1f} s, {used:.2f} s CPU",
            flush=True,
        )


if __name__ == "__main__":
    main()
