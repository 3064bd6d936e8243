"""Every page that takes a file, and files damaged in seeded ways that are given to it.

Used by ``tests/site/test_damaged_uploads.py``, and at length by ``python -m bench.uploads``.
"""

import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.site.evidence.damage import cut, flipped, inside, repeated
from tests.site.evidence.papers import PAPERS
from tests.site.programme import cocreate_record
from tests.site.sounds import a_voice
from tests.site.tellings import a_picture, leaving_hospital
from tests.site.words import words_of

from doingwith.exchange.bundle.zip_file import bundle_zip
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["DOORS", "Door", "knocked"]

Way = Callable[[bytes, random.Random], bytes]
PICTURE = a_picture("PNG", size=(80, 60))
HOSTILE = (
    "", "-1", "0", "7", "99999999999", "9" * 40, "1e9", "NaN", "x" * 300, "😀", "../../x", "internal://",
    "relative:///etc/passwd", "A" * 36, "2025-13-45T99:00:00Z", "true", "'; DROP TABLE x; --",
)  # fmt: skip


def meddled(content: bytes, chance: random.Random) -> bytes:
    """A whole archive in whose XML a few values are others than before: still XML, no longer sense."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_xml = name.lower().endswith((".qde", ".xml", ".rels"))
            new.writestr(name, with_other_values(part, chance) if is_xml else part)
    return made.getvalue()


def with_other_values(xml: bytes, chance: random.Random) -> bytes:
    """The XML with some values of attributes, or words between tags, made hostile or swapped."""
    text = xml.decode("utf-8", "replace")
    values = re.findall(r'="([^"<&]*)"', text)
    left = chance.randint(1, 6)
    rate = min(1.0, 2 * left / max(1, len(values)))

    def other(found: re.Match[str]) -> str:
        nonlocal left
        if left and chance.random() < rate:
            left -= 1
            return f'="{chance.choice((*HOSTILE, *values[:50]))}"'
        return found.group(0)

    return re.sub(r'="([^"<&]*)"', other, text).encode("utf-8", "replace")


ARCHIVE: tuple[Way, ...] = (flipped, cut, repeated, inside, meddled)
PLAIN: tuple[Way, ...] = (flipped, cut, repeated)


@cache
def rich_project() -> bytes:
    """A project of another program with a text, a picture, a recording, a page, a note, a case and a set."""

    def guid(number: int) -> str:
        return f"aaaaaaaa-0000-4000-8000-{number:012}"

    def coded(number: int) -> str:
        return (
            f'<Coding guid="{guid(number)}" creatingUser="{guid(1)}" creationDateTime="2025-03-04T10:00:00Z">'
            f'<CodeRef targetGUID="{guid(2)}"/></Coding>'
        )

    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="Sent"><Users>'
        f'<User guid="{guid(1)}" name="A"/></Users>'
        f'<CodeBook><Codes><Code guid="{guid(2)}" name="time" isCodable="true" color="#ff0000">'
        f'<Code guid="{guid(3)}" name="voice" isCodable="true"/></Code></Codes></CodeBook>'
        f'<Cases><Case guid="{guid(4)}" name="Ann"><SourceRef targetGUID="{guid(10)}"/></Case></Cases>'
        "<Sources>"
        f'<TextSource guid="{guid(10)}" name="Talk" plainTextPath="internal://t.txt">'
        f'<PlainTextSelection guid="{guid(11)}" name="waited" startPosition="3" endPosition="9">{coded(12)}'
        f"</PlainTextSelection></TextSource>"
        f'<PictureSource guid="{guid(20)}" name="Chair" path="internal://c.png">'
        f'<PictureSelection guid="{guid(21)}" firstX="10" firstY="20" secondX="60" secondY="40">{coded(22)}'
        "</PictureSelection></PictureSource>"
        f'<AudioSource guid="{guid(30)}" name="Call" path="internal://a.mp3"><Transcript guid="{guid(31)}">'
        f"<PlainTextContent>We waited weeks.</PlainTextContent></Transcript>"
        f'<AudioSelection guid="{guid(32)}" begin="100" end="900">{coded(33)}</AudioSelection></AudioSource>'
        f'<PDFSource guid="{guid(40)}" name="Report" path="internal://r.pdf">'
        f'<PDFSelection guid="{guid(41)}" page="0" firstX="10" firstY="90" secondX="60" secondY="40">'
        f"{coded(42)}"
        f'</PDFSelection><Representation guid="{guid(43)}" plainTextPath="internal://r.txt"/></PDFSource>'
        "</Sources>"
        f'<Notes><Note guid="{guid(50)}" name="Memo" plainTextPath="internal://n.txt"/></Notes>'
        f'<Sets><Set guid="{guid(60)}" name="all"><MemberSource targetGUID="{guid(10)}"/></Set></Sets>'
        "</Project>"
    )
    files = {
        "project.qde": xml.encode(), "sources/t.txt": "We waited weeks, and 😀 nobody rang.".encode(),
        "sources/c.png": PICTURE, "sources/a.mp3": a_voice(), "sources/r.pdf": PAPERS["pdf"](),
        "sources/r.txt": b"First page", "sources/n.txt": b"A thought",
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def signed_in(person: User) -> Client:
    """A browser in which the person has signed in."""
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def telling(person: User) -> Client:
    """The browser of somebody who tells, at the first question."""
    told = leaving_hospital(person, Programme.objects.get(identifier="cocreate"))
    client = Client(headers={"host": "localhost"})
    client.post(f"/tell/{told.code}/")
    return client


@dataclass(frozen=True, kw_only=True)
class Door:
    """A page that takes a file: its address and boxes, a file that it takes, and how that is damaged.

    ``then`` visits what follows when a file was taken.
    """

    address: str
    box: str
    whole: Callable[[], bytes]
    ways: tuple[Way, ...] = PLAIN
    sends: dict[str, str] = field(default_factory=dict)
    arrive: Callable[[User], Client] = signed_in
    then: Callable[[Client, HttpResponse, random.Random], None] | None = None


def looked_at(client: Client, answer: HttpResponse, chance: random.Random) -> None:
    """What would come is shown, and now and then brought in."""
    preview = answer["Location"]
    assert client.get(preview).status_code == 200, preview
    if chance.random() < 0.3:
        done = client.post(preview, {"papers": ["D1"] if chance.random() < 0.5 else []})
        assert done.status_code in (200, 302), preview


DOCUMENTS = "/programmes/cocreate/projects/P08/documents/new/"
PAPER = {"title": "Given", "kind": "other"}
QUESTION = "/tell/mine/questions/1/"
DOORS: dict[str, Door] = {
    **{
        kind: Door(address=DOCUMENTS, box="document", sends=PAPER, whole=PAPERS[paper], ways=ways)
        for kind, paper, ways in (
            ("docx", "word", ARCHIVE), ("pptx", "slides", ARCHIVE), ("xlsx", "sheet", ARCHIVE),
            ("pdf", "pdf", PLAIN), ("png", "image", PLAIN),
        )
    },
    "photo of a teller": Door(address=QUESTION, box="photo", whole=lambda: PICTURE, arrive=telling),
    "mp3 of a teller": Door(
        address=QUESTION, box="voice", whole=lambda: a_voice(title="My voice"), arrive=telling
    ),
    "qdpx": Door(
        address="/programmes/cocreate/import/other-software/", box="qdpx", whole=rich_project, ways=ARCHIVE,
        sends={"project": "P08", "agreed": "on"}, then=looked_at,
    ),
    "bundle": Door(
        address="/programmes/cocreate/import/", box="bundle", whole=lambda: bundle_zip(cocreate_record()),
        ways=(flipped, cut, inside), then=looked_at,
    ),
}  # fmt: skip


def knocked(name: str, person: User, seed: int, number: int) -> Counter[str]:
    """Gives so many damaged files to a page, one after another; how many were taken and refused.

    Fails when a page breaks down, refuses without a sentence, or keeps anything of what it refused.
    """
    door, chance = DOORS[name], random.Random(f"{name}-{seed}")
    client, whole = door.arrive(person), door.whole()
    outcomes: Counter[str] = Counter()
    before = everything_kept()
    for at in range(number):
        content = chance.choice(door.ways)(whole, chance)
        upload = SimpleUploadedFile(f"given-{at}.{name[:4]}", content)
        answer = client.post(door.address, {**door.sends, door.box: upload})
        where = f"{name}, seed {seed}, file {at}"
        if answer.status_code == 302:
            outcomes["taken"] += 1
            if door.then is not None:
                door.then(client, answer, chance)
            before = everything_kept()
        else:
            outcomes["refused"] += 1
            assert answer.status_code == 200, where
            assert_refused_in_sentences(answer, where)
            assert everything_kept() == before, where
    return outcomes


def assert_refused_in_sentences(answer: HttpResponse, where: str) -> None:
    """The page says what is wrong, in whole sentences that stand on it."""
    page = words_of(answer)
    sentences = [str(error) for errors in answer.context["form"].errors.values() for error in errors]
    assert sentences, where
    for sentence in sentences:
        assert re.fullmatch(r"[A-Z“\d].{15,}[.!?]", sentence), (where, sentence)
        assert " ".join(sentence.split()) in page, (where, sentence)
    assert "Traceback" not in page, where


def everything_kept() -> tuple[dict[str, int], frozenset[str]]:
    """How many rows each table has, and which files are stored."""
    rows = {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model is not Session
    }
    folder = Path(settings.MEDIA_ROOT)
    return rows, frozenset(str(path) for path in folder.rglob("*") if path.is_file())
