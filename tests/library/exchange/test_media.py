"""Pictures, recordings and documents inside a bundle: what stands there is what its name says."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import check_bundle, check_files, read_bundle
from doingwith.exchange.bundle.limits import LARGEST_MEDIA_FILE
from doingwith.exchange.bundle.media import media_named, media_path
from doingwith.exchange.bundle.writer import bundle_files, write_bundle
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip

EXAMPLE = Path(__file__).parents[3] / "data" / "example"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PARTS = ("[Content_Types].xml", "word/document.xml")
AS_IMAGE, AS_SOUND, AS_PDF = (
    f"By its ending it is of the kind “{one}”, and " for one in ("image", "sound", "pdf")
)
MEANT = " Take it out, or put the file there that was meant."
NEITHER = f"it is no picture, recording or document.{MEANT}"
TEXT = f"it is a file of the kind “text”.{MEANT}"
PROGRAM = "This file holds a program (a macro). Save it without macros."
HIDDEN = "Something else is hidden in this file. Take it out, or save it anew."


def a_package(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return made.getvalue()


def media_of(content: bytes, type_: str = "image/png") -> Media:
    return Media(sha256=sha256(content).hexdigest(), type=type_, size=len(content))


@pytest.fixture
def record() -> ProgrammeRecord:
    return read_bundle(EXAMPLE)


@pytest.fixture
def with_file(record: ProgrammeRecord) -> Callable[..., ProgrammeRecord]:
    """The record with one document more, of this content."""

    def made(media: Media) -> ProgrammeRecord:
        version = DocumentVersion(version=1, media=media)
        more = Document(
            id="D9", title="The poster", kind=DocumentKind.IMAGE, project=record.projects[0].id,
            versions=(version,),
        )  # fmt: skip
        return replace(record, documents=(*record.documents, more))

    return made


@pytest.fixture
def said(with_file: Callable[..., ProgrammeRecord]) -> Callable[..., list[str]]:
    """What a check says of a bundle with one file, which is named so and holds that."""

    def check(media: Media, content: bytes, name: str = "") -> list[str]:
        texts = {file: text.encode() for file, text in bundle_files(with_file(media))}
        found = check_files({**texts, name or str(media_path(media)): content})
        return [f"{problem.wrong} {problem.remedy}" for problem in found.problems]

    return check


def test_a_file_goes_into_a_zip_and_comes_back_the_same(
    with_file: Callable[..., ProgrammeRecord],
) -> None:
    media = media_of(PNG)
    record = with_file(media)
    path = str(media_path(media))

    packed = bundle_zip(record, [(path, partial(bytes, PNG))])
    found = check_files(read_zip(packed))

    assert found.problems == ()
    assert found.record == record
    assert found.files[media.sha256]() == PNG
    assert found.files_named == len(media_named(record))
    assert packed == bundle_zip(record, [(path, partial(bytes, PNG))])


def test_a_file_goes_into_a_folder_and_out_of_it_with_what_named_it(
    tmp_path: Path, record: ProgrammeRecord, with_file: Callable[..., ProgrammeRecord]
) -> None:
    media = media_of(PNG)
    path = str(media_path(media))
    write_bundle(with_file(media), tmp_path, media=[(path, partial(bytes, PNG))])
    (tmp_path / "files" / ".hidden").touch()

    assert check_bundle(tmp_path).files[media.sha256]() == PNG
    assert check_bundle(tmp_path).problems == ()

    write_bundle(record, tmp_path, replace=True)

    assert not (tmp_path / path).exists()


def test_a_file_that_is_named_and_not_there_is_no_mistake(record: ProgrammeRecord) -> None:
    found = check_files({file: text.encode() for file, text in bundle_files(record)})

    assert (found.problems, dict(found.files), found.files_named) == ((), {}, 4)


def test_a_file_that_nobody_names_is_to_go(said: Callable[..., list[str]]) -> None:
    other = b"\x89PNG\r\n\x1a\n" + bytes(41)

    assert said(media_of(PNG), other, str(media_path(media_of(other)))) == [
        "No account and no document names this file. Take it out: nobody has said what may be done with it."
    ]


def test_a_file_that_was_exchanged_is_known(said: Callable[..., list[str]]) -> None:
    assert said(media_of(PNG), PNG + b"more") == [
        "What is in the file is not what its name says: it was changed or exchanged. Take it out, or put the "
        "file there that was meant."
    ]


def test_another_ending_and_another_size_than_the_record_says(said: Callable[..., list[str]]) -> None:
    media = media_of(PNG)

    assert said(replace(media, type="image/jpeg", size=1), PNG, f"files/{media.sha256}.png") == [
        "It is 48 bytes long, and the record says 1. Mend its size in the record.",
        "Its ending is not that of image/jpeg, which the record says it is. Give it the right ending, or "
        "mend its type in the record.",
    ]


@pytest.mark.parametrize(
    ("content", "type_", "sentence"),
    [
        (b"MZ" + bytes(90), "image/png", AS_IMAGE + NEITHER),
        (b"plain words", "audio/mpeg", AS_SOUND + TEXT),
        (b"%PDF-1.7 " + a_package("run.js"), "application/pdf", AS_PDF + NEITHER),
        (PNG + b"<script>alert(1)</script>", "image/png", HIDDEN),
        (b"OggS" + bytes(60) + a_package("run.js"), "audio/ogg", HIDDEN),
        (a_package(*PARTS, "word/vbaProject.bin"), WORD, PROGRAM),
        (a_package(*PARTS), WORD, None),
        (b"", "text/plain", None),
    ],
)  # fmt: skip
def test_hostile_files_are_answered(
    said: Callable[..., list[str]], content: bytes, type_: str, sentence: str | None
) -> None:
    assert said(media_of(content, type_), content) == ([sentence] if sentence else [])


@pytest.mark.parametrize("name", ["files/poster.png", f"files/{'a' * 64}.exe", f"files/{'A' * 64}.png"])
def test_a_name_that_says_nothing_of_what_is_in_it(said: Callable[..., list[str]], name: str) -> None:
    media = media_of(PNG)

    (sentence,) = said(media, PNG, name)

    assert sentence.endswith(
        "Pictures, recordings and documents are named by their SHA-256 and the ending of their kind, such as "
        "jpg, mp3 or pdf. Name it so, or move it out."
    )


def test_a_zip_that_claims_a_huge_file_is_not_unpacked(with_file: Callable[..., ProgrammeRecord]) -> None:
    media = media_of(PNG)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in bundle_files(with_file(media)):
            archive.writestr(name, text)
        archive.writestr(str(media_path(media)), bytes(LARGEST_MEDIA_FILE + 1))

    with pytest.raises(Exception, match="is 50 MB long; the largest that is read is 50 MB"):
        read_zip(packed.getvalue())


def test_a_damaged_entry_is_a_sentence(with_file: Callable[..., ProgrammeRecord]) -> None:
    media = media_of(PNG)
    packed = bundle_zip(with_file(media), [(str(media_path(media)), partial(bytes, PNG))])

    found = check_files(read_zip(packed.replace(PNG, PNG[:-1] + b"!")))

    assert [problem.wrong for problem in found.problems] == [
        "What is in the file is not what its name says: it was changed or exchanged."
    ]
