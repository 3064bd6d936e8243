"""What evidence costs in one large project: 1,000 documents of 20 KB, 10,000 excerpts, 16,000 codings.

Run as ``python -m bench.evidence``. It fills a database of its own, in memory, and prints CPU times, the
middle of nine; it never fails on time.
"""

import os
import random
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

TIMES = 9
DOCUMENTS, EXCERPTS, CODINGS, CODES = 1_000, 10_000, 16_000, 200
WORDS = ["people", "felt", "listened", "café", "meeting", "plan", "money", "early", "late", "trust", "again"]


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings_test")
    os.environ["DATABASE_URL"] = "sqlite:///:memory:"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    programme, person = filled()
    for what, step in steps(programme, person):
        step()  # the first time also reads templates
        print(f"{what:<44} {median(timed(step) for _ in range(TIMES)):>9.1f} ms CPU")


def timed(step: Callable[[], object]) -> float:
    """The processor's milliseconds for the step."""
    begun = process_time()
    step()
    return (process_time() - begun) * 1000


def filled() -> tuple[Any, Any]:
    from django.utils import timezone

    from bench.synthetic import synthetic_programme
    from doingwith_site.cases.search_index import index_version
    from doingwith_site.evidence.models import Code, Coding, Document, DocumentVersion, Excerpt
    from doingwith_site.exchange.actions import import_record
    from doingwith_site.people.actions import add_person

    chance, now = random.Random(1), timezone.now()
    person = add_person(email="bench@example.org", name="Benchmark")
    programme = import_record(by=person, record=synthetic_programme(25))
    project = programme.projects.first()
    versions = []
    for number in range(DOCUMENTS):
        document = Document.objects.create(
            programme=programme, project=project, identifier=f"D{number}", kind="notes",
            title=f"Notes {number}", added_at=now,
        )  # fmt: skip
        text = "\n".join(" ".join(chance.choices(WORDS, k=60)) for _ in range(60))
        versions.append(
            DocumentVersion(
                document=document, number=1, file="x", file_type="text", size=1, sha256="x", text=text,
                starts=[0], added_at=now,
            )
        )  # fmt: skip
    DocumentVersion.objects.bulk_create(versions)
    for version in versions:
        index_version(version)
    codes = Code.objects.bulk_create(
        Code(programme=programme, kind="free", key=f"code {number}", made_by=person)
        for number in range(CODES)
    )
    excerpts = []
    for number in range(EXCERPTS):
        version, begins = versions[number % DOCUMENTS], 100 + number // DOCUMENTS * 200
        excerpts.append(
            Excerpt(
                programme=programme, project=project, version=version, kind="text", begins=begins,
                ends=begins + 150, quote=version.text[begins : begins + 150], marked_by=person, marked_at=now,
            )
        )  # fmt: skip
    Excerpt.objects.bulk_create(excerpts)
    Coding.objects.bulk_create(
        Coding(
            excerpt=excerpts[number % EXCERPTS], code=codes[(number + number // EXCERPTS) % CODES],
            coded_by=person, coded_at=now,
        )
        for number in range(CODINGS)
    )  # fmt: skip
    return programme, person


def steps(programme: Any, person: Any) -> list[tuple[str, Callable[[], object]]]:
    from django.test import Client

    from doingwith_site.cases.excerpt_table import excerpt_lines
    from doingwith_site.cases.search import search
    from doingwith_site.evidence.excerpts.actions import mark_text
    from doingwith_site.evidence.excerpts.sources import source_of
    from doingwith_site.evidence.models import Code, DocumentVersion
    from doingwith_site.programmes.queries import membership_in

    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    source, member = source_of(DocumentVersion.objects.all()[0]), membership_in(person, programme)
    places = iter(range(5_000, 5_100, 10))
    code = Code.objects.all()[0]

    def seen() -> None:
        answer = client.get(f"/programmes/{programme.identifier}/codes/{code.token}/")
        assert answer.status_code == 200, "it measures no page that is not there"

    def add() -> None:
        begins = next(places)
        mark_text(by=person, source=source, begins=begins, ends=begins + 5)

    return [
        ("add an excerpt", add),
        ("a code's first page", seen),
        ("search, two words that stand everywhere", lambda: search(member, "cafes listening")),
        ("search, a word that stands nowhere", lambda: search(member, "zebra")),
        ("export of all excerpts as CSV", lambda: sum(map(len, excerpt_lines(programme, person)))),
    ]


if __name__ == "__main__":
    main()
