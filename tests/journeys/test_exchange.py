"""A programme comes in as a bundle, and leaves as the same bundle."""

import io
import zipfile
from pathlib import Path

from tests.journeys.person import Person
from tests.site.programme import COCREATE, cocreate_record
from tests.site.tellings import one_account

from doingwith.exchange.bundle.zip_file import bundle_zip
from doingwith.exchange.refi_qda.reading import read_project
from doingwith_site.exchange.models import PendingImport
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def zipped(target: Path, **changes: tuple[str, str]) -> Path:
    """The Co:Create folder as a zip file. ``changes``: text replaced in the file of a project."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(COCREATE.rglob("*.yaml")):
            text = file.read_text(encoding="utf-8")
            old, new = changes.get(file.stem, ("", ""))
            assert old in text
            archive.writestr(str(file.relative_to(COCREATE)), text.replace(old, new, 1) if old else text)
    return target


def test_in_with_a_preview_and_out_byte_for_byte(person: Person, zed: User, tmp_path: Path) -> None:
    person.given_i_am_signed_in(zed)
    person.when_i_open("/programmes/")
    person.when_i_follow("Bring one in from files")
    person.when_i_give_the_file("The bundle as a zip file", zipped(tmp_path / "cocreate.zip"))
    person.when_i_press("See what it would change")

    person.then_the_heading_is("What importing Co:Create would do")
    person.then_i_read(
        "Importing would add 1 programme, 13 partners, 1 set of scales, 1 factor list, 10 domains of "
        "factors, 58 factors, 1 set of instruments, 1 description of the evaluation, 2 theory versions, "
        "25 projects, 6 logic models, 5 cases, 1 analysis of configurations and "
        "5 contribution records. "
        "Nothing is written yet."
    )
    assert not Programme.objects.exists()

    person.when_i_press("Import it")
    person.then_i_read(
        "The bundle is imported.", "25 projects with 13 partners across Sheffield City Region."
    )

    person.when_i_follow("Export")
    taken = person.when_i_take_away("Download the bundle")
    assert taken == bundle_zip(cocreate_record())
    assert unzipped(taken) == folder(COCREATE)


def test_into_a_programme_the_same_again_changes_nothing(
    person: Person, cocreate: Programme, priya: User, tmp_path: Path
) -> None:
    person.given_i_am_signed_in(priya)
    person.when_i_open("/programmes/cocreate/")
    person.when_i_follow("Import")
    person.when_i_give_the_file("The bundle as a zip file", zipped(tmp_path / "cocreate.zip"))
    person.when_i_press("See what it would change")

    person.then_i_read("Nothing would change: the programme already says what the bundle says.")
    person.then_i_am_not_offered("Import it")


def test_a_broken_bundle_is_answered_with_every_error_and_nothing_is_stored(
    person: Person, zed: User, tmp_path: Path
) -> None:
    broken = zipped(
        tmp_path / "broken.zip",
        P01=("partner: age-better", "partner: age-bettter"),
        P02=("id: P02", "id: P02\ncolour: red"),
    )
    person.given_i_am_signed_in(zed)
    person.when_i_open("/import/")
    person.when_i_give_the_file("The bundle as a zip file", broken)
    person.when_i_press("See what it would change")

    person.then_i_read(
        "The bundle cannot be imported as it is. What is wrong is listed below.",
        "2 things are wrong in this bundle",
        "projects/P01.yaml 2 There is no partner “age-bettter”. Did you mean “age-better”?",
        "projects/P02.yaml 2 The key “colour” is not known here.",
    )
    assert not Programme.objects.exists()
    assert not PendingImport.objects.exists()

    person.when_i_press("See what it would change")
    person.then_i_read("Choose the zip file of a bundle.")


def test_out_for_other_software_with_what_its_tellers_allow(
    person: Person, cocreate: Programme, eve: User, farah: User
) -> None:
    one_account(farah, cocreate)
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/export/")
    person.when_i_follow("See what would leave for other software")
    person.then_i_read(
        "Held back, because their tellers have not agreed to this use (a research archive): 1 account, "
        "with 0 passages and 0 codings."
    )

    person.when_i_choose("What is the file for?", "The people working on the project")
    person.when_i_press("Show what would leave")
    person.then_i_read(
        "Nothing is held back: every teller agrees to this use (the people working on the project)."
    )

    taken = read_project(person.when_i_take_away("Download the project (.qdpx)"))
    assert sum("Doing With account" in source.values for source in taken.sources) == 2


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def folder(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root.parent).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file()
    }
