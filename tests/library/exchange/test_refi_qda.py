"""REFI-QDA projects of every way of counting give back each quote."""

import io
import random
import zipfile
from itertools import product

import pytest
from tests.support.qdpx import LINES, QUOTES, qdpx

from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.offsets import CONVENTIONS, Convention, LineEnds
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.reading import read_project

SENT = [
    (way, ending)
    for way, ending in product(CONVENTIONS, ("\r\n", "\n"))
    if not (way.line_ends is LineEnds.ONE and ending == "\n")
    and not (way.line_ends is LineEnds.TWO and ending == "\r\n")
]


@pytest.mark.parametrize("quotes", [True, False], ids=["with quotes", "without"])
@pytest.mark.parametrize(("way", "ending"), SENT, ids=str)
def test_each_way_of_counting_gives_every_quote_back(way: Convention, ending: str, quotes: bool) -> None:
    text = ending.join(LINES) + ending

    found = imported(read_project(qdpx(text, way, mark=way.mark_counted or ending == "\r\n", quotes=quotes)))

    got = [excerpt.passage.quote for excerpt in found.record.marked_sources[0].excerpts if excerpt.passage]
    assert got == list(QUOTES)
    assert (found.selections, found.quotes_recovered) == (len(QUOTES), len(QUOTES))


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 and no more", "This is no whole zip file, so it is no REFI-QDA project. Export it again."),  # noqa: E501
        (zipped(a__txt=b"x"), "A REFI-QDA project holds one file that ends in “.qde”; this has no file of that kind."),  # noqa: E501
        (zipped(a__qde=b"<a/>", b__qde=b"<b/>"), "this has 2 files of that kind."),
        (zipped(a__qde=b"<Project"), "The project's XML cannot be read"),
        (zipped(a__qde=b"<Codes/>"), "The file that ends in “.qde” holds no REFI-QDA project."),
        (
            zipped(a__qde=b'<!DOCTYPE p [<!ENTITY x "y">]><Project name="&x;"/>'),
            "The project's XML brings a document type of its own, which is not read.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(QdaRefused) as refused:
        read_project(data)

    assert sentence in str(refused.value)


def test_damaged_projects_never_crash() -> None:
    way = CONVENTIONS[0]
    whole = qdpx("\n".join(LINES), way, mark=False, quotes=True)
    chance = random.Random(2026)
    refused = 0
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            imported(read_project(bytes(broken)))
        except QdaRefused:
            refused += 1
    assert refused > 100
