"""Projects of other programs, with everything beside text: it has a place, or it is told that it has none."""

import io
import zipfile

import pypdfium2
import pytest
from tests.support.qdpx_files import project_of, source

from doingwith.analysis.integrity import integrity_problems
from doingwith.evidence.documents import DocumentKind
from doingwith.evidence.excerpts import Area, AreaUnit, Span
from doingwith.evidence.groups import GroupKind
from doingwith.exchange.refi_qda.container import Limits
from doingwith.exchange.refi_qda.importing import Imported, imported
from doingwith.exchange.refi_qda.reading import read_project

CODE = "cccccccc-0000-4000-8000-000000000001"
USERS = '<Users><User guid="AAAAAAAA-0000-4000-8000-000000000001" name="A. Name"/></Users>'
BOOK = f'<CodeBook><Codes><Code guid="{CODE.upper()}" name="time" isCodable="true"/></Codes></CodeBook>'


def guid(number: int) -> str:
    return f"dddddddd-0000-4000-8000-{number:012}"


def coded(number: int, inside: str = "") -> str:
    return (
        f'<Coding guid="{guid(number)}" creatingUser="aaaaaaaa-0000-4000-8000-000000000001" '
        f'creationDateTime="2025-03-04T10:00:00Z"><CodeRef targetGUID="{{{CODE}}}"/>{inside}</Coding>'
    )


def project(inside: str, **files: bytes) -> Imported:
    """The project of this XML, between its codes and its end, with files in a folder spelt as some do."""
    xml = f'<Project xmlns="urn:QDA-XML:project:1.0" name="Sent">{USERS}{BOOK}{inside}</Project>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Trial.qde", xml)
        for name, data in files.items():
            archive.writestr(f"Sources/{name.replace('__', '.').upper()}", data)
    found = imported(read_project(packed.getvalue()))
    assert integrity_problems(found.record) == ()
    return found


def page(*heights: int) -> bytes:
    document, made = pypdfium2.PdfDocument.new(), io.BytesIO()
    for height in heights:
        document.new_page(400, height)
    document.save(made)
    document.close()
    return made.getvalue()


def test_a_picture_with_areas_and_words_on_it() -> None:
    found = project(
        f'<Sources><PictureSource guid="{guid(1)}" name="Chair" path="internal://chair.jpg">'
        f'<TextDescription guid="{guid(2)}"><PlainTextContent>The chair by the door</PlainTextContent>'
        f'<PlainTextSelection guid="{guid(3)}" name="chair" startPosition="4" endPosition="9">{coded(4)}'
        "</PlainTextSelection></TextDescription>"
        f'<PictureSelection guid="{guid(5)}" firstX="90" firstY="80" secondX="10" secondY="20">'
        f"<Description>where she sat</Description>{coded(6)}</PictureSelection>"
        f'<PictureSelection guid="{guid(7)}" firstX="5" firstY="5" secondX="5" secondY="9"/>'
        "</PictureSource></Sources>",
        chair__jpg=b"a picture",
    )

    document = found.record.documents[0]
    assert (document.kind, document.versions[0].text) == (DocumentKind.IMAGE, "The chair by the door")
    media = document.versions[0].media
    assert media is not None
    assert (media.type, found.files[media.sha256]) == ("image/jpeg", b"a picture")
    passage, area = found.record.marked_sources[0].excerpts
    assert passage.passage is not None
    assert passage.passage.quote == "chair"
    assert (area.area, area.note) == (Area(left=10, top=20, right=90, bottom=80), "where she sat")
    assert area.guid == guid(5)
    assert found.lost == {"areas outside their picture or page": 1, "names of users": 1}


@pytest.mark.parametrize("pages", [(0, 1), (1, 2)], ids=["from 0", "from 1"])
def test_areas_of_a_page_are_measured_from_its_foot_whatever_its_first_page_is_called(
    pages: tuple[int, int],
) -> None:
    areas = "".join(
        f'<PDFSelection guid="{guid(number)}" page="{number}" firstX="10" firstY="90" secondX="60" '
        f'secondY="40"/>'
        for number in pages
    )

    found = project(
        f'<Sources><PDFSource guid="{guid(9)}" name="Report" path="internal://r.pdf">{areas}'
        f'<Representation guid="{guid(8)}" plainTextPath="internal://r.txt"/></PDFSource></Sources>',
        r__pdf=page(100, 200),
        r__txt=b"Report",
    )

    assert [excerpt.area for excerpt in found.record.marked_sources[0].excerpts] == [
        Area(left=10, top=10, right=60, bottom=60, unit=AreaUnit.POINT, page=1),
        Area(left=10, top=110, right=60, bottom=160, unit=AreaUnit.POINT, page=2),
    ]


def test_areas_of_a_page_that_cannot_be_read_are_told() -> None:
    found = project(
        f'<Sources><PDFSource guid="{guid(9)}" path="absolute:///etc/passwd">'
        f'<PDFSelection guid="{guid(1)}" page="0" firstX="1" firstY="1" secondX="6" secondY="4"/>'
        "</PDFSource></Sources>"
    )

    assert found.files == {}
    assert found.lost == {
        "areas of pages whose file cannot be read": 1,
        "files that are not inside the project": 1,
        "names of users": 1,
    }


def test_a_recording_with_its_transcript() -> None:
    found = project(
        f'<Sources><AudioSource guid="{guid(1)}" name="Talk" path="internal://t.mp3">'
        f'<Transcript guid="{guid(2)}"><PlainTextContent>We waited weeks.</PlainTextContent>'
        f'<SyncPoint guid="{guid(3)}" timeStamp="100" position="3"/>'
        f'<SyncPoint guid="{guid(4)}" position="9"/>'
        f'<TranscriptSelection guid="{guid(5)}" name="waited" fromSyncPoint="{guid(3)}" '
        f'toSyncPoint="{guid(4)}">{coded(6)}</TranscriptSelection></Transcript>'
        f'<AudioSelection guid="{guid(7)}" begin="100" end="1900">{coded(8)}</AudioSelection>'
        f'<AudioSelection guid="{guid(9)}" begin="100" end="100"/></AudioSource></Sources>',
        t__mp3=b"sound",
    )

    passage, sound = found.record.marked_sources[0].excerpts
    assert passage.passage is not None
    assert (passage.passage.quote, sound.span) == ("waited", Span(begin_ms=100, end_ms=1900))
    assert found.lost == {
        "names of users": 1,
        "stretches of sound without a length": 1,
        "times in transcripts": 1,
    }


def test_memos_stay_with_what_they_are_about_and_other_notes_are_documents() -> None:
    note = f'<NoteRef targetGUID="{guid(7)}"/>'
    found = project(
        f'<Sources><TextSource guid="{guid(1)}" name="T"><PlainTextContent>one two</PlainTextContent>'
        f'<PlainTextSelection guid="{guid(2)}" startPosition="0" endPosition="3">'
        f"<Description>Ask</Description>{coded(3, note)}</PlainTextSelection></TextSource></Sources>"
        f'<Notes><Note guid="{guid(7)}" creatingUser="bbbbbbbb-0000-4000-8000-000000000002">'
        "<PlainTextContent>Compare with May</PlainTextContent></Note>"
        f'<Note guid="{guid(8)}" name="Diary"><PlainTextContent>Tired.</PlainTextContent></Note></Notes>'
    )

    marked = found.record.marked_sources[0]
    assert marked.excerpts[0].note == "Ask"
    assert [(coding.memo, coding.guid) for coding in marked.codings] == [("Compare with May", guid(3))]
    assert [(one.title, one.kind) for one in found.record.documents] == [
        ("T", DocumentKind.OTHER),
        ("Diary", DocumentKind.NOTES),
    ]
    assert found.lost == {"names of users": 1, "who wrote a note": 1}


def test_cases_and_sets_have_a_place_and_what_is_gone_from_them_is_told() -> None:
    found = project(
        f'<Cases><Case guid="{guid(4)}" name="Ana"><SourceRef targetGUID="{guid(1)}"/>'
        f'<SelectionRef targetGUID="{guid(2)}"/><SelectionRef targetGUID="{guid(3)}"/></Case></Cases>'
        f'<Sources><TextSource guid="{guid(1)}" name="T"><PlainTextContent>one two</PlainTextContent>'
        f'<PlainTextSelection guid="{guid(2)}" startPosition="0" endPosition="3"/></TextSource></Sources>'
        f'<Links><Link guid="{guid(9)}"/></Links>'
        f'<Sets><Set guid="{guid(5)}" name="Open"><MemberCode targetGUID="{CODE}"/></Set></Sets>'
    )

    case, kept = found.record.groups.groups
    assert (case.kind, case.sources, case.excerpts) == (GroupKind.CASE, ("D1",), ("D1-e1",))
    assert (kept.kind, kept.label, kept.codes) == (GroupKind.SET, "Open", ("code-1",))
    assert (case.guid, kept.guid) == (guid(4), guid(5))
    assert found.lost == {
        "Link": 1,
        "members of cases and sets that are not there": 1,
        "names of users": 1,
    }


def test_what_has_the_same_identifier_twice_keeps_it_once() -> None:
    selection = f'<PlainTextSelection guid="{guid(2)}" startPosition="0" endPosition="3">{coded(3)}{coded(4)}</PlainTextSelection>'  # noqa: E501
    found = project(
        f'<Sources><TextSource guid="{guid(1)}" name="T"><PlainTextContent>one two</PlainTextContent>'
        f"{selection}{selection}</TextSource></Sources>"
    )

    marked = found.record.marked_sources[0]
    assert [(one.id, one.guid) for one in marked.excerpts] == [("D1-e1", guid(2)), ("D1-e2", "")]
    assert [coding.coder for coding in marked.codings] == ["coder-1", "coder-1"]
    assert [coding.guid for coding in marked.codings] == [guid(3), ""]
    assert found.lost == {"codings that one coder gave twice": 2, "names of users": 1}
    assert found.differences == ()


def test_a_stretch_that_no_database_holds_is_told_and_stays_out() -> None:
    found = project(
        f'<Sources><AudioSource guid="{guid(2)}" name="Talk" path="internal://t.mp3">'
        f'<AudioSelection guid="{guid(7)}" begin="100" end="99999999999"/></AudioSource></Sources>',
        t__mp3=b"sound",
    )

    assert found.record.marked_sources == ()
    assert found.lost == {"names of users": 1, "stretches of sound without a length": 1}


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
CHAIR = source("Picture", 20, "Chair", "internal://sources/c.jpg")


@pytest.mark.parametrize(
    ("content", "kind", "told"),
    [
        (PNG, "Picture", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBP" + bytes(9), "Picture", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE" + bytes(9), "Audio", "audio/wav"),
        (b"\xff\xfb\x10\xc4" + bytes(9), "Audio", "audio/mpeg"),
        (b"\xff\xf1\x10\xc4" + bytes(9), "Audio", "audio/aac"),
        (b"\x00\x00\x00\x18ftypM4A " + bytes(9), "Audio", "audio/mp4"),
        (PNG, "Audio", "audio/unknown"),
        (PNG, "Text", "application/octet-stream"),
        (b"%PDF-1.7", "PDF", "application/pdf"),
    ],
)
def test_what_a_file_is_is_told_by_its_bytes_where_its_source_may_be_that(
    content: bytes, kind: str, told: str
) -> None:
    words = "<PlainTextContent>Words</PlainTextContent>" if kind == "Text" else ""
    data = project_of(source(kind, 20, "One", "internal://c.xyz", words), {"sources/c.xyz": content})

    (document,) = imported(read_project(data)).record.documents

    assert document.versions[0].media is not None
    assert document.versions[0].media.type == told


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], "Its file is not inside the project."),
        ([("../c.jpg", PNG)], "Its file is not inside the project."),
        ([("a/../../c.jpg", PNG)], "Its file is not inside the project."),
        ([("/c.jpg", PNG)], "Its file is not inside the project."),
        ([("\\\\host\\c.jpg", PNG)], "Its file is not inside the project."),
        ([("C:/c.jpg", PNG)], "Its file is not inside the project."),
        (
            [("sources/c.jpg", PNG), ("Sources/C.jpg", b"other")],
            "Two different files in the project are called “c.jpg”, and nobody can say which is meant. "
            "Export it again.",
        ),
        (
            [("c.jpg", bytes(1_000_001))],
            "A file in the project is larger than 1 MB. Leave it out and export again.",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_had_is_told_and_the_words_come(
    files: list[tuple[str, bytes]], why: str
) -> None:
    found = imported(read_project(project_of(CHAIR, files), Limits(part=1_000_000)))

    assert [(one.name, one.why) for one in found.left_out] == [("Chair", why)]
    assert (found.files, [one.title for one in found.record.documents]) == ({}, ["Chair"])


def test_a_file_that_is_longer_than_the_archive_says_is_broken() -> None:
    data = project_of(CHAIR, {"c.jpg": bytes(1000)})
    lying = data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    found = imported(read_project(lying))

    assert [one.why for one in found.left_out] == [
        "“c.jpg” in the project is broken and cannot be unpacked. Export it again."
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_file_that_stands_twice_is_one() -> None:
    found = imported(read_project(project_of(CHAIR, [("c.jpg", PNG), ("c.jpg", PNG)])))

    assert list(found.files.values()) == [PNG]


def test_ten_thousand_files_are_read() -> None:
    many = range(100, 10_100)
    sources = "".join(source("Picture", number, "P", f"internal://{number}.png") for number in many)
    files = {f"sources/{number}.png": PNG + str(number).encode() for number in many}

    found = imported(read_project(project_of(sources, files)))

    assert (len(found.files), found.left_out) == (10_000, ())
