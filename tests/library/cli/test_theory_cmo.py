"""``doingwith theory cmo``."""

import json
import shutil
from pathlib import Path

from tests.support.command_line import Run


def test_shows_what_each_case_tells_of_each_statement(run: Run, example_bundle: Path) -> None:
    ending = run("theory", "cmo", example_bundle)
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[0] == "First theory of change (invented)"
    at = lines.index("  C2")
    assert lines[at + 1 :] == [
        "    outcome, did not come about: waiting changes in ways that people notice",
        "      T2 - stated in the sources, evaluator-a (one of several readers, not yet agreed)",
        "      T2 - stated in the sources, evaluator-b (one of several readers, not yet agreed)",
        "    not reported: somebody with the power to decide is in the room; there is time to disagree",
    ]


def test_a_silent_case_and_a_part_that_cannot_be_asked_are_said(run: Run, cocreate_bundle: Path) -> None:
    lines = run("theory", "cmo", cocreate_bundle).out.splitlines()

    assert "  CS1: nothing of this statement is reported, which is not the same as absent" in lines
    assert "  No outcome of this statement names a factor, so no case can be asked about it." in lines


def test_json_keeps_contexts_mechanisms_and_outcomes_of_each_case(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("theory", "cmo", cocreate_bundle, "--json").out)
    third = data["statements"][2]

    assert (data["version"], len(data["statements"])) == ("revised", 4)
    assert [one["case"] for one in third["cases"]] == ["CS1", "CS2", "CS3", "CS4", "CS5"]
    assert [len(third["cases"][0][key]) for key in ("contexts", "mechanisms", "outcomes")] == [0, 0, 6]
    silent = next(one for one in third["cases"][0]["outcomes"] if one["clause"] == "toc3.rev.then5")
    assert (silent["state"], silent["judgements"]) == ("not_reported", [])


def test_an_unknown_version_is_answered_with_those_there_are(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "cmo", cocreate_bundle, "--version", "final")

    assert ending.code == 2
    assert "There is no theory version 'final'. This programme has preliminary, revised." in ending.err


def test_json_holds_back_reasons_that_tell_what_may_not_be_quoted(
    run: Run, example_bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "held"
    shutil.copytree(example_bundle, folder)
    case = folder / "cases" / "C1.yaml"
    case.write_text(case.read_text("utf-8").replace("excerpts: [e11]", "excerpts: [e9]", 1), "utf-8")

    ending = run("theory", "cmo", folder, "--json")
    data = json.loads(ending.out)

    judgement = data["statements"][0]["cases"][0]["contexts"][0]["judgements"][0]
    assert (judgement["factor"], judgement["sign"], judgement["reason"]) == ("L1", "+", "[words held back]")
    assert data["held_back"] == 1
    assert "In 1 place words are held back" in ending.err
    assert run("theory", "cmo", folder).err == "", "nothing that is printed is held back"
