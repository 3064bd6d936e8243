"""The invented programme's pictures, recording and document: they are there, as the bundle says they are."""

import io
import wave
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import docx
import mutagen
import pytest
from PIL import Image

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.excerpts import Excerpt
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import check_bundle, read_bundle
from doingwith.exchange.bundle.media import media_named, media_path
from doingwith.theory.condition_words import inherited_words
from doingwith.theory.readiness import FEWEST_SHOWN

DATA = Path(__file__).parents[3] / "data"
EXAMPLE = DATA / "example"
RECORD = read_bundle(EXAMPLE)
NAMED = sorted(media_named(RECORD).values(), key=lambda one: one.sha256)
SMALL = 200_000


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that makes the files."""
    spec = spec_from_file_location("make_example_files", DATA / "make_example_files.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bytes_of(media: Media) -> bytes:
    return (EXAMPLE / str(media_path(media))).read_bytes()


def measures(media: Media) -> tuple[str, int | None, int | None, int | None]:
    """Type, width, height and length in milliseconds, as the file itself has them."""
    content = bytes_of(media)
    if media.type.startswith("image/"):
        with Image.open(io.BytesIO(content)) as picture:
            return (str(picture.get_format_mimetype()), *picture.size, None)
    if media.type.startswith("audio/"):
        sound = mutagen.File(io.BytesIO(content))
        return f"audio/{sound.mime[0].partition('/')[2]}", None, None, round(sound.info.length * 1000)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "word/document.xml" in package.namelist()
    return media.type, None, None, None


def marked(record: ProgrammeRecord) -> list[tuple[Media, Excerpt]]:
    """Each picture or recording with each excerpt that marks a part of it."""
    parts = {(of.id, part.id): part.media for of in record.accounts for part in of.parts}
    return [
        (media, excerpt)
        for source in record.marked_sources
        for excerpt in source.excerpts
        if (excerpt.area or excerpt.span) and (media := parts[source.id, str(excerpt.part)])
    ]


def test_every_file_that_is_named_is_there_and_right() -> None:
    found = check_bundle(EXAMPLE)

    assert found.problems == ()
    assert set(found.files) == set(media_named(RECORD))
    assert len(found.files) == 4
    assert sum(media.size for media in NAMED) < SMALL


@pytest.mark.parametrize("media", NAMED, ids=lambda media: media.type)
def test_a_file_has_the_type_and_measures_that_the_bundle_says(media: Media) -> None:
    assert measures(media) == (media.type, media.width, media.height, media.length_ms)


def test_what_is_marked_lies_inside_its_picture_or_recording() -> None:
    found = marked(RECORD)

    assert {bool(excerpt.span) for _, excerpt in found} == {True, False}
    for media, excerpt in found:
        if (area := excerpt.area) is not None:
            assert 0 <= area.left < area.right <= (media.width or 0), excerpt.id
            assert 0 <= area.top < area.bottom <= (media.height or 0), excerpt.id
        if (span := excerpt.span) is not None:
            assert 0 <= span.begin_ms < span.end_ms <= (media.length_ms or 0), excerpt.id


def test_the_original_of_a_document_says_what_its_text_says() -> None:
    (version,) = (one for of in RECORD.documents for one in of.versions if one.media)
    assert version.media is not None

    word = docx.Document(io.BytesIO(bytes_of(version.media)))

    assert "\n".join(paragraph.text for paragraph in word.paragraphs) == version.text


def test_nothing_is_hidden_in_them() -> None:
    contents = {media.type.rpartition(".")[2]: bytes_of(media) for media in NAMED}
    with Image.open(io.BytesIO(contents["image/jpeg"])) as photo:
        assert (set(photo.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}, photo.getexif()) == (
            set(),
            {},
        )
    with Image.open(io.BytesIO(contents["image/png"])) as drawing:
        assert drawing.info == {}
    with wave.open(io.BytesIO(contents["audio/wav"])) as sound:
        assert len(contents["audio/wav"]) == 44 + sound.getnframes()
    with zipfile.ZipFile(io.BytesIO(contents["document"])) as package:
        assert package.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_the_script_makes_the_same_files_again(script: ModuleType) -> None:
    files = script.made(RECORD)

    for media, content in files.values():
        if media.type.startswith("image/"):  # packed otherwise by another version, and the same to look at
            same = [one for one in NAMED if (one.type, one.width) == (media.type, media.width)]
            with Image.open(io.BytesIO(content)) as new, Image.open(io.BytesIO(bytes_of(same[0]))) as old:
                assert new.tobytes() == old.tobytes()
        else:
            assert content == bytes_of(media)
    assert script.with_files(RECORD, {}) == RECORD


def test_answers_by_a_code_are_what_the_script_counts_and_nobody_stands_out(script: ModuleType) -> None:
    record = check_bundle(EXAMPLE).record

    assert record
    assert script.with_answers(record) == record
    (told,) = record.readiness_of_project["night-bus"].rounds[0].answers
    assert (told.people, [one.clause for one in told.counts]) == (5, ["s1.when1"])
    assert all(one.total >= FEWEST_SHOWN for one in told.counts), "of the second condition only two spoke"
    assert inherited_words(record.theory_versions[0], record.theory_versions)
