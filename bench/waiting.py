"""How long readers wait while much work is done: 1,000 documents of 20 KB, 10,000 excerpts, 16,000 codings.

Run as ``python -m bench.waiting``, or with the address of a database that is there, on a PostgreSQL server
where others may be made: ``python -m bench.waiting postgres://user@host:port/postgres``. The site is served
as it is in use, in one process. One person does the work there, page by page as in a browser; another asks
for two pages over and over meanwhile: one of a project, and accounts that nobody has opened before, which the
site writes down for their tellers. It prints what each piece of work costs with nobody beside it, and how
long the pages took alone and beside each piece; it never fails on time.
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median
from threading import Event as ThreadingEvent
from time import perf_counter, sleep
from typing import Any
from urllib.parse import urlsplit

from bench.served import Asker, Site, asker, begin, served

ALONE = 5.0
DATABASE = "doingwith_waiting"
EMAIL = "bench@example.org"
TIMES = 50
SAVERS = 6
SAVES_EVERY = 0.2
Pages = dict[str, list[tuple[float, bool]]]
"""How long each page took each time it was asked for, and whether it came."""


def main() -> None:
    with database(sys.argv[1] if len(sys.argv) > 1 else "") as url:
        begin(url)
        person, pages = filled()
        with served(url) as site:
            reader = asker(site.base, person)
            print("The work, with nobody beside it")
            savers = [asker(site.base, person) for _ in range(SAVERS)]
            for what, step in steps(reader, savers, "first"):
                print(f"{what:<40} {used_by(site, step):>6.2f} s CPU", flush=True)
            heads = f"{'asked':>6} {'missed':>6} {'middle':>9} {'95 %':>9} {'longest':>9}"
            print(f"{'beside':<40} {'page':<8} {heads}   work")
            show("nothing", read_while(site, reader, pages, lambda: sleep(ALONE)))
            for what, step in steps(reader, savers, "second"):
                show(what, read_while(site, reader, pages, step))


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


def filled() -> tuple[Any, dict[str, list[str]]]:
    """Who works and who reads, and the addresses that are asked for.

    A large programme, one with accounts that nobody has read, and two that are empty.
    """
    from django.core.management import call_command

    from bench.refi import large_record
    from bench.waiting_people import SOME, told_to_many, with_accounts
    from doingwith_site.exchange.actions import import_record
    from doingwith_site.people.actions import add_person
    from doingwith_site.programmes.actions import create_programme

    call_command("migrate", verbosity=0)
    person = add_person(email=EMAIL, name="Benchmark")
    record = large_record()
    programme = import_record(by=person, record=with_accounts(record, SOME))
    listened = import_record(by=person, record=told_to_many(record))
    for name in ("First", "Second", "First again", "Second again", "Saved"):
        create_programme(by=person, name=name)
    project = programme.projects.all()[0].identifier
    accounts = listened.accounts.values_list("identifier", flat=True)
    return person, {
        "reads": [f"/programmes/{programme.identifier}/projects/{project}/"],
        "opens": [f"/programmes/{listened.identifier}/accounts/{account}/" for account in accounts],
    }


def steps(worker: Asker, savers: list[Asker], empty: str) -> list[tuple[str, Callable[[], object]]]:
    """The pieces of work, by what they are called. Two of them fill programmes that are ``empty``."""
    here, there, again = "/programmes/invented", f"/programmes/{empty}", f"/programmes/{empty}-again"
    left: list[bytes] = []
    waiting: list[str] = []

    def sent() -> None:
        address, data = worker.post(f"{here}/export/other-software/file/", {"use": "project_team"})
        assert address.endswith("/file/"), address
        left.append(data)

    def given(to: str, data: bytes) -> None:
        """The file, and the page that says what it would bring."""
        from django.core.files.uploadedfile import SimpleUploadedFile

        form = {"qdpx": SimpleUploadedFile("it.qdpx", data), "project": "", "agreed": "on"}
        address, _ = worker.post(f"{to}/import/other-software/", form)
        assert address.startswith("/import/"), address
        waiting.append(address)

    def agreed(to: str) -> None:
        address, _ = worker.post(waiting.pop(), {})
        assert address == f"{to}/", address

    return [
        ("search, words that stand everywhere", lambda: searched(worker, here)),
        ("all excerpts as CSV", lambda: worker.post(f"{here}/excerpts.csv", {})),
        ("the bundle out", lambda: worker.post(f"{here}/export/file/", {"use": "project_team"})),
        (".qdpx out", sent),
        (".qdpx back in: given, and its preview", lambda: given(here, left[0])),
        (".qdpx back in: the yes", lambda: agreed(here)),
        (".qdpx of another program: given", lambda: given(there, of_another_program(left[0]))),
        (".qdpx of another program: the yes", lambda: agreed(there)),
        ("the same into another: given", lambda: given(again, of_another_program(left[0]))),
        ("the yes, and six people save things", lambda: while_saving(savers, lambda: agreed(again))),
    ]


def searched(worker: Asker, here: str) -> None:
    for _ in range(TIMES):
        assert worker.get(f"{here}/search/?q=cafes+listening") == 200


def while_saving(savers: list[Asker], work: Callable[[], object]) -> None:
    """Does the work while others save something small, again and again."""
    done = ThreadingEvent()

    def saves(saver: Asker) -> None:
        while not done.is_set():
            address, _ = saver.post("/programmes/saved/edit/", {"name": "Saved"})
            assert address == "/programmes/saved/", address
            sleep(SAVES_EVERY)

    with ThreadPoolExecutor(len(savers)) as threads:
        saving = [threads.submit(saves, saver) for saver in savers]
        work()
        done.set()
    for one in saving:
        one.result()


def of_another_program(data: bytes) -> bytes:
    """The project as if another program had written it: its way of counting is to be found out."""
    import zipfile
    from io import BytesIO

    there = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as ours, zipfile.ZipFile(there, "w", zipfile.ZIP_DEFLATED) as theirs:
        for name in ours.namelist():
            theirs.writestr(name, ours.read(name).replace(b"Doing With", b"Other Tool"))
    return there.getvalue()


def used_by(site: Site, work: Callable[[], object]) -> float:
    """The processor's seconds that the site had for the work."""
    begun = site.used()
    work()
    return site.used() - begun


def read_while(
    site: Site, reader: Asker, pages: dict[str, list[str]], work: Callable[[], object]
) -> tuple[Pages, float, float]:
    """How long each page took each time while the work was done, and what the work took."""
    from doingwith_site.consent.models import UseMade

    UseMade.objects.filter(kind="read").delete()
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=read, args=(site.base, reader.session, pages, ready, done, there))
    process.start()
    ready.wait()
    begun, used = perf_counter(), site.used()
    work()
    took, used = perf_counter() - begun, site.used() - used
    done.set()
    found: Pages = here.recv()
    process.join()
    return found, took, used


def read(base: str, session: str, pages: dict[str, list[str]], ready: Event, done: Event, there: Any) -> None:
    """Asks for the pages in turn until the work is done; in a process of its own."""
    reader = Asker(base, session)
    addresses = {name: cycle(each) for name, each in pages.items()}
    found: Pages = {name: [] for name in pages}
    for each in addresses.values():  # the first time also reads templates
        assert reader.get(next(each)) == 200
    ready.set()
    while not done.is_set():
        for name, each in addresses.items():
            begun = perf_counter()
            came = reader.get(next(each)) == 200  # 503 where it waited too long
            found[name].append((perf_counter() - begun, came))
    there.send(found)


def show(what: str, measured: tuple[Pages, float, float]) -> None:
    """A line for each page. The processor's seconds are those of the work and of the pages."""
    found, took, used = measured
    for page, asked in found.items():
        ordered = sorted(seconds for seconds, _ in asked)
        missed = sum(not came for _, came in asked)
        figures = (median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
        told = " ".join(f"{one * 1000:>6.0f} ms" for one in figures)
        print(
            f"{what:<40} {page:<8} {len(ordered):>6} {missed:>6} {told}   {took:.1f} s, {used:.2f} s CPU",
            flush=True,
        )


if __name__ == "__main__":
    main()
