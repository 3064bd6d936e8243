"""``doingwith exchange qdpx-to-bundle``, and the way back."""

import json
from pathlib import Path

from tests.support.command_line import Run
from tests.support.qdpx import LINES, qdpx

from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.refi_qda.companions import KINDS
from doingwith.exchange.refi_qda.note_words import note_words
from doingwith.exchange.refi_qda.offsets import Convention, LineEnds, Unit


def test_the_command_makes_a_bundle_that_can_be_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "waiting.qdpx"
    text = "\r\n".join(LINES)
    way = Convention(unit=Unit.UTF_16, line_ends=LineEnds.AS_STORED, mark_counted=False, end_inclusive=False)
    file.write_bytes(qdpx(text, way, mark=True, quotes=True, project="Waiting.QDE"))

    ending = run("exchange", "qdpx-to-bundle", file, tmp_path / "out", "--json")

    assert ending.code == 0
    record = read_bundle(tmp_path / "out")
    assert [code.label for code in record.codebook.codes] == ["time", "voice"]
    assert record.codebook.codes[1].parent == "code-1"
    assert {coding.coder for coding in record.marked_sources[0].codings} == {"coder-1"}
    assert '"quotes_recovered": 8' in ending.out
    assert '"unit": "UTF-16 units"' in ending.out
    assert '"what": "names of users"' in ending.out
    assert [group.label for group in record.groups.groups] == ["all"]


def test_a_folder_with_something_in_it_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "waiting.qdpx"
    file.write_bytes(b"")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")

    ending = run("exchange", "qdpx-to-bundle", file, tmp_path / "out")

    assert ending.code == 1
    assert "There is something already. Name a folder that is empty or new." in ending.err


def test_the_way_back_says_as_json_what_is_held_back(run: Run, cocreate_bundle: Path, tmp_path: Path) -> None:
    ending = run("exchange", "bundle-to-qdpx", cocreate_bundle, tmp_path / "project.qdpx", "--json")

    assert (ending.code, ending.err) == (0, "")
    assert json.loads(ending.out)["held_back"] == {
        "accounts": 0, "excerpts": 0, "codings": 0, "documents": 0, "notes": 0, "files": 0,
    }  # fmt: skip


def test_what_goes_along_as_notes_is_said_by_what_it_is(
    run: Run, example_bundle: Path, tmp_path: Path
) -> None:
    ending = run("exchange", "bundle-to-qdpx", example_bundle, tmp_path / "project.qdpx")

    told = next(line for line in ending.out.splitlines() if line.startswith("Goes along as notes"))
    assert told.startswith(
        "Goes along as notes, which other programs show as text: the programme with its partners, "
    )
    assert (
        "1 version of the theory of change, 2 projects, 2 logic models, 2 cases with their readings" in told
    )
    assert told.endswith("2 tellings, 1 record that an account was taken back")


def test_every_kind_of_note_has_words() -> None:
    kinds = [kind for kind in KINDS.values() if kind not in ("accounts", "documents", "excerpts")]

    assert len(note_words(dict.fromkeys(kinds, 2))) == len(kinds)
