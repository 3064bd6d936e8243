"""A bundle as a zip file: the same bytes for the same record, and no harm from any other zip file."""

import contextlib
import io
import stat
import zipfile
from dataclasses import replace

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import BundleRefused, check_files
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return whole.getvalue()


def refusal(data: bytes) -> list[str]:
    with pytest.raises(BundleRefused) as refused:
        read_zip(data)
    return [str(problem) for problem in refused.value.problems]


def test_a_record_goes_into_a_zip_file_and_comes_back_whole(cocreate: ProgrammeRecord) -> None:
    assert check_files(read_zip(bundle_zip(cocreate))).record == cocreate
    assert check_files(read_zip(io.BytesIO(bundle_zip(cocreate)))).record == cocreate


def test_the_same_record_gives_the_same_zip_file(cocreate: ProgrammeRecord) -> None:
    assert bundle_zip(cocreate) == bundle_zip(replace(cocreate))


def test_one_folder_around_the_bundle_is_taken_off_and_system_files_are_left_out() -> None:
    data = zipped(
        ("my bundle/", b""),
        ("my bundle/bundle.yaml", b"1"),
        ("my bundle/projects/P01.yaml", b"2"),
        ("__MACOSX/my bundle/._bundle.yaml", b"3"),
        ("my bundle/.DS_Store", b"4"),
    )
    assert read_zip(data) == {"bundle.yaml": b"1", "projects/P01.yaml": b"2"}


def test_a_bundles_own_folder_is_not_taken_off() -> None:
    assert read_zip(zipped(("projects/P01.yaml", b"1"))) == {"projects/P01.yaml": b"1"}


def test_files_that_no_bundle_has_are_listed_and_not_unpacked() -> None:
    assert read_zip(zipped(("bundle.yaml", b"1"), ("film.mp4", b"x" * 1000))) == {
        "bundle.yaml": b"1",
        "film.mp4": b"",
    }


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"not a zip file", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04" * 50]
)
def test_what_is_not_a_zip_file_is_answered(data: bytes) -> None:
    assert refusal(data) == ["This is not a zip file, or it is damaged. Make it again, or give another file."]


@pytest.mark.parametrize("position", range(0, 300, 7))
def test_a_damaged_zip_file_is_refused_or_read(position: int) -> None:
    data = bytearray(zipped(("bundle.yaml", b"a: 1\n" * 20), ("projects/P01.yaml", b"b: 2\n")))
    data[position % len(data)] ^= 0xFF
    with contextlib.suppress(BundleRefused):
        assert set(read_zip(bytes(data))) != set()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/../../b.yaml", "C:/x.yaml", "a//b.yaml"]
)
def test_paths_that_lead_out_are_refused(name: str) -> None:
    assert refusal(zipped((name, b""))) == [
        f"{name}: This path leads out of the zip file's own folder. Pack the bundle's folder anew."
    ]


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("scales.yaml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refusal(zipped((link, b"/etc/passwd"))) == [
        "scales.yaml: This is a link to another file. Pack the file itself."
    ]


def test_a_file_that_stands_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("bundle.yaml", b"1"), ("bundle.yaml", b"2"))
    assert refusal(data) == ["bundle.yaml: The file stands in the zip file twice. Keep one of the two."]


def test_a_file_with_a_password_is_refused() -> None:
    data = bytearray(zipped(("bundle.yaml", b"1")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refusal(bytes(data)) == [
        "bundle.yaml: The file is locked by a password. Pack the bundle without a password."
    ]


def test_a_zip_bomb_is_answered_from_its_list_of_contents() -> None:
    assert refusal(zipped(("bundle.yaml", b" " * 5_000_000))) == [
        "bundle.yaml: The file is 5 MB long; the largest that is read is 2 MB. "
        "Split it, or take out what does not belong in it."
    ]
    many = zipped(*((f"projects/P{number}.yaml", b" " * 2_000_000) for number in range(30)))
    assert refusal(many) == [
        "The bundle is 60 MB large; at most 50 MB are read. "
        "Take out what does not belong in it; the largest file is “projects/P9.yaml”."
    ]


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked_beyond_its_word() -> None:
    data = bytearray(zipped(("bundle.yaml", b" " * 1_000_000)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert refusal(bytes(data)) == [
        "This is not a zip file, or it is damaged. Make it again, or give another file."
    ]


def test_a_zip_file_that_is_itself_too_large_is_not_opened() -> None:
    assert refusal(b"PK" + bytes(200_000_000)) == [
        "The zip file is 200 MB large; at most 200 MB are read. Take out what does not belong in a bundle."
    ]
