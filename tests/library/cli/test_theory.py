"""``doingwith theory diff``."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

from tests.support.command_line import Run
from tests.support.theories import revised_again

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.writer import write_bundle


def test_compares_the_newest_version_with_the_one_it_revises(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "diff", cocreate_bundle)
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[0] == "From Preliminary theory of change to Revised theory of change"
    assert "  WHEN, now 11 clauses" in lines
    assert "    dropped   what people do widens" in lines
    assert "    split and reworded: people can be truly heard -> users feel heard [T4]" in lines
    assert any(line.startswith("    reworded  people see the worth") for line in lines)
    assert lines[-2].startswith("30 factors used: L1, L2, ")
    assert lines[-1].startswith("28 factors not used: H1, H2, ")


def test_json_tells_what_was_added_dropped_and_is_not_used(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("theory", "diff", cocreate_bundle, "--json").out)
    first, second, third, fourth = data["statements"]

    assert (data["from"], data["to"]) == ("preliminary", "revised")
    assert (len(first["when"]["added"]), len(second["when"]["added"])) == (6, 11)
    assert third["then"]["now"] == 6
    assert [clause["text"] for clause in third["then"]["dropped"]] == ["what people do widens"]
    assert (fourth["because"]["now"], len(fourth["because"]["added"])) == (6, 6)
    assert (data["factors"]["used_count"], data["factors"]["not_used_count"]) == (30, 28)
    assert (len(data["factors"]["used"]), len(data["factors"]["not_used"])) == (30, 28)


def test_compares_the_versions_that_are_named(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(
        run("theory", "diff", cocreate_bundle, "--from", "revised", "--to", "preliminary", "--json").out
    )

    assert len(data["statements"][0]["when"]["dropped"]) == 6


def test_versions_that_are_no_neighbours_are_compared_through_those_between(
    run: Run, cocreate: ProgrammeRecord, tmp_path: Path
) -> None:
    third = revised_again(cocreate.theory_by_id["revised"], s3_then1="people feel truly heard")
    versions = (*cocreate.theory_versions, replace(third, label="Third"))
    write_bundle(replace(cocreate, theory_versions=versions), tmp_path / "three")

    data = json.loads(
        run("theory", "diff", tmp_path / "three", "--from", "preliminary", "--to", third.id, "--json").out
    )

    told = run(
        "theory", "diff", tmp_path / "three", "--from", "preliminary", "--to", third.id
    ).out.splitlines()
    assert told[1] == "Followed through revised."
    assert data["through"] == ["revised"]
    assert [one["change"] for one in data["statements"]] == ["changed"] * 4
    reworded = [
        (pair["from"]["text"], pair["to"]["text"]) for pair in data["statements"][2]["then"]["reworded"]
    ]
    assert reworded[0] == ("people can be truly heard", "people feel truly heard")
    assert [clause["text"] for clause in data["statements"][2]["then"]["dropped"]] == [
        "what people do widens"
    ]


def test_an_unknown_version_is_answered_with_those_there_are(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "diff", cocreate_bundle, "--to", "final")

    assert ending.code == 2
    assert "There is no theory version 'final'. This programme has preliminary, revised." in ending.err


def test_one_version_alone_has_nothing_to_be_compared_with(
    run: Run, cocreate_bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "young"
    shutil.copytree(cocreate_bundle, folder)
    (folder / "theory" / "revised.yaml").unlink()
    shutil.rmtree(folder / "contribution")

    ending = run("theory", "diff", folder)

    assert ending.code == 2
    assert (
        "There are not two versions to compare: this programme has preliminary. "
        "Name two of them with --from and --to." in " ".join(ending.err.split())
    )
