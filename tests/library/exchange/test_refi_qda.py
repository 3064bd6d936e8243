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
        (b"PK\x03\x04 and no more", "This file is damaged, or it is not a REFI-QDA project. Export it again."),  # noqa: E501
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
    """Stored and packed: in the second, damage reaches the unpacking itself."""
    way = CONVENTIONS[0]
    stored = qdpx("\n".join(LINES), way, mark=False, quotes=True)
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        packed = zipped(**{name.replace(".", "__"): archive.read(name) for name in archive.namelist()})
    chance = random.Random(2026)
    refused = 0
    for at in range(600):
        broken = bytearray(stored if at % 2 else packed)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            imported(read_project(bytes(broken)))
        except QdaRefused:
            refused += 1
    assert refused > 100


def project(text_part: bytes | None, selections: str) -> bytes:
    xml = (
        '<Project xmlns="urn:QDA-XML:project:0:10" name="Small"><CodeBook><Codes>'
        '<Code guid="C" name="a"/><Code guid="C" name="b" isCodable="false"/></Codes></CodeBook><Sources>'
        f'<TextSource guid="T" name="N" plainTextPath="internal://T.txt">{selections}'
        '<Coding guid="K"><CodeRef targetGUID="C"/></Coding></TextSource></Sources></Project>'
    )
    files = {"small__qde": xml.encode()} | ({"t__txt": text_part} if text_part is not None else {})
    return zipped(**files)


def test_passages_of_a_text_that_is_not_there_are_counted() -> None:
    found = imported(read_project(project(None, '<PlainTextSelection startPosition="0" endPosition="2"/>')))

    assert (found.selections, found.quotes_recovered) == (1, 0)
    assert found.lost["passages whose text is not there"] == 1


def test_a_passage_that_is_not_its_stored_quote_is_no_recovered_quote() -> None:
    marks = "".join(
        f'<PlainTextSelection name="{name}" startPosition="{start}" endPosition="{end}"/>'
        for name, start, end in (("one", 0, 3), ("two", 4, 7), ("elsewhere", 8, 13))
    )

    found = imported(read_project(project(b"one two three", marks)))

    assert (found.selections, found.quotes_recovered) == (3, 2)
    assert found.lost["passages that are not what their stored quote says"] == 1
    assert found.lost["that a code stood on a whole source (now all of it is marked)"] == 1
    whole = found.record.marked_sources[0].excerpts[3].passage
    assert (whole and whole.quote) == "one two three"
    assert [(code.id, code.is_folder) for code in found.record.codebook.codes] == [
        ("code-1", False),
        ("code-2", True),
    ]


def test_positions_beyond_all_bounds_are_outside_the_text() -> None:
    found = imported(
        read_project(project(b"one", f'<PlainTextSelection startPosition="0" endPosition="{10**30}"/>'))
    )

    assert found.lost["passages outside their text"] == 1


def test_a_comment_on_a_passage_stays_as_its_note() -> None:
    mark = '<PlainTextSelection startPosition="0" endPosition="3"><Description>Ask again</Description></PlainTextSelection>'  # noqa: E501

    found = imported(read_project(project(b"one two", mark)))

    assert found.record.marked_sources[0].excerpts[0].note == "Ask again"
    assert found.quotes_recovered == 1
