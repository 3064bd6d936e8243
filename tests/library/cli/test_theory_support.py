"""``doingwith theory support``."""

import json
import shutil
from pathlib import Path

from tests.support.command_line import Run


def test_shows_each_clause_with_its_cases_sign_basis_and_reader(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "support", cocreate_bundle)
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[0] == "Revised theory of change"
    at = lines.index(
        "  WHEN protected time to plan, meet and build relationships [F3]: "
        "at work and in the way (2 cases at work, 2 in the way; 4 judgements)"
    )
    assert lines[at + 1 : at + 6] == [
        "    at work      CS2 F3 + inferred by the reader, transcriber (a single reader)",
        "    at work      CS5 F3 + inferred by the reader, transcriber (a single reader)",
        "    in the way   CS1 F3 - stated in the sources, transcriber (a single reader)",
        "    in the way   CS3 F3 - inferred by the reader, transcriber (a single reader)",
        "    silent       CS4",
    ]
    at = next(
        at for at, line in enumerate(lines) if line.startswith("  BECAUSE proposals approved in principle")
    )
    assert lines[at].endswith(": cases for and against (1 case for, 2 against; 3 judgements)")
    assert lines[at + 1].startswith("    for          CS")
    assert "  THEN wider invitations to share [U3]: no case reports it" in lines
    assert lines[-1].startswith("28 factors not used: H1, H2, ")


def test_a_case_that_speaks_twice_for_a_clause_is_one_case(run: Run, cocreate_bundle: Path) -> None:
    lines = run("theory", "support", cocreate_bundle).out.splitlines()

    assert any(
        line.endswith("[C3, C4]: at work and in the way (3 cases at work, 2 both ways; 9 judgements)")
        for line in lines
    )


def test_json_has_every_clause_and_the_factors_beside_the_theory(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("theory", "support", cocreate_bundle, "--json").out)
    clause = next(one for one in data["clauses"] if one["id"] == "toc1.rev.when4")

    assert (data["version"], len(data["clauses"]), len(data["factors_not_used"])) == ("revised", 33, 28)
    assert [one["case"] for one in clause["for"]] == ["CS2", "CS3", "CS4"]
    assert [one["case"] for one in clause["both_ways"]] == ["CS5"]
    assert (clause["against"], clause["silent"]) == ([], ["CS1"])
    assert clause["standing"] == "for_and_against"
    assert clause["counts"] == {"for": 3, "against": 0, "both_ways": 1}
    assert clause["judgements"] == 4
    assert clause["for"][0]["readers"] == ["transcriber"]
    assert clause["for"][0]["held_as"] == "single_reader"


def test_an_unknown_version_is_answered_with_those_there_are(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "support", cocreate_bundle, "--version", "final")

    assert ending.code == 2
    assert "There is no theory version 'final'. This programme has preliminary, revised." in ending.err


def test_a_programme_without_a_theory_is_told_so(run: Run, cocreate_bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "young"
    shutil.copytree(cocreate_bundle, folder)
    shutil.rmtree(folder / "theory")
    shutil.rmtree(folder / "contribution")

    ending = run("theory", "support", folder)

    assert ending.code == 2
    assert "This programme has no theory version, so there is no clause to ask the cases about." in ending.err


def test_shows_what_is_marked_with_a_clause_and_says_where_nothing_is(run: Run, example_bundle: Path) -> None:
    ending = run("theory", "support", example_bundle)

    assert (
        "    marked       D1 e11 “The service manager comes to every meeting and may decide” (evaluator-a)"
    ) in ending.out.splitlines()
    assert "    No evidence is marked: no passage, no claim and no link." in ending.out.splitlines()
    assert "words are held back" not in ending.err


def test_shows_what_tests_a_clause(run: Run, cocreate_bundle: Path) -> None:
    lines = run("theory", "support", cocreate_bundle).out.splitlines()
    data = json.loads(run("theory", "support", cocreate_bundle, "--json").out)

    assert "  tested by    link L2 of P15: contested" in lines
    (fourth,) = (one for one in data["statements"] if one["id"] == "toc4.rev")
    assert {"record": "CS3", "project": "P15", "about": "link", "id": "L2", "verdict": "contested"} in fourth[
        "tested_by"
    ]
    assert all(one["passages"] == [] for one in data["clauses"])
    assert data["held_back"] == 0


def test_holds_back_a_passage_of_who_does_not_agree_to_be_quoted(
    run: Run, example_bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "held"
    shutil.copytree(example_bundle, folder)
    marks = folder / "excerpts" / "W4.yaml"
    coding = "- excerpt: e9\n  code: t-time\n  coder: evaluator-a\n"
    marks.write_text(marks.read_text(encoding="utf-8") + coding, encoding="utf-8")

    ending = run("theory", "support", folder)
    data = json.loads(run("theory", "support", folder, "--json").out)
    clause = next(one for one in data["clauses"] if one["id"] == "s1.when2")

    assert "    held back    1 passage marked with it" in ending.out.splitlines()
    assert "school day" not in ending.out
    assert "In 1 place words are held back" in ending.err
    assert clause["passages_held_back"] == 1
    assert "e9" not in [one["excerpt"] for one in clause["passages"]]
    assert data["held_back"] >= 1


def test_shows_what_tests_a_clause_itself(run: Run, example_bundle: Path) -> None:
    lines = run("theory", "support", example_bundle).out.splitlines()

    assert "    tested by    link L2 of waiting-room: well supported" in lines
    assert "  tested by    claim K1 of waiting-room: plausible" in lines
