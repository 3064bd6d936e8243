"""``doingwith contribution show``."""

import json
import re
import shutil
from pathlib import Path

from tests.support.command_line import Run

FORMAL = """
formal:
  - is_on: true
    reason: the board asked how we reason
updates:
  - claim: K1
    prior: {low: 20, high: 50}
    prior_locked_on: 2026-03-01
    estimates:
      - sensitivity: {low: 60, high: 80}
        type_one: {low: 10, high: 30}
        id: S1
        evidence: E6
        expects: the minutes name them
        found: true
        locked_on: 2026-03-01
        opened_on: 2026-03-02
      - sensitivity: {low: 60, high: 80}
        type_one: {low: 10, high: 30}
        id: S2
        expects: the contract says so
"""


def test_shows_every_claim_and_names_projects_without_a_record(run: Run, cocreate_bundle: Path) -> None:
    ending = run("contribution", "show", cocreate_bundle)
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert [line.split()[:4] for line in lines[1:3]] == [
        ["CS2", "P08", "K1", "plausible"],
        ["CS2", "P08", "K2", "not"],
    ]
    assert lines[-2] == (
        "P14: no claim is made, because the report names Co:Create as one of many responses and makes no "
        "separate claim."
    )
    assert lines[-1].startswith("20 projects without a record, missing and not counted: P01, P02, ")


def test_tells_the_story_of_one_case_with_both_views(run: Run, cocreate_bundle: Path) -> None:
    out = run("contribution", "show", cocreate_bundle, "CS3").out

    assert (
        "(L2): Contested, because evidence speaks for it and against it, and the contradiction is open."
        in out
    )
    assert "Against it: The lead commissioner did not think that the young people's voice influenced" in out
    assert "No single source tells the whole path, so the claim is at most plausible." in out
    assert run("contribution", "show", cocreate_bundle, "P15").out == out


def test_case_5_tells_the_inspection_as_an_event_without_a_claim(run: Run, cocreate_bundle: Path) -> None:
    out = run("contribution", "show", cocreate_bundle, "CS5").out

    assert "Claim K" not in out
    assert (
        "Ofsted rates the children's services good overall (2018-01): no part in it is claimed, "
        "stated in the sources."
    ) in out


def test_json_has_verdicts_rules_and_what_is_missing(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("contribution", "show", cocreate_bundle, "--json").out)
    third = next(one for one in data["records"] if one["id"] == "CS3")

    assert (data["projects"], data["missing_count"], len(data["missing"])) == (25, 20, 20)
    assert third["claims"][0] | {"statement": ""} == {
        "id": "K1",
        "statement": "",
        "outcome": "N3",
        "status": "achieved",
        "path": ["L1", "L2"],
        "verdict": "suggestive",
        "table_verdict": "suggestive",
        "override_reason": None,
        "weakest_link": "L2",
        "minimum_cut": 2,
        "whole_path_sources": [],
        "capped_by": ["no_whole_path_source"],
        "lowered_by": [],
        "size": "moderate",
    }
    assert third["links"][1]["sources"] == {
        "for": ["commissioner", "others-who-took-part"],
        "against": ["lead-commissioner"],
        "mixed": [],
        "neutral": [],
    }


def test_a_project_without_a_record_is_told_from_one_that_is_not_there(
    run: Run, cocreate_bundle: Path
) -> None:
    missing, unknown = (run("contribution", "show", cocreate_bundle, name) for name in ("P01", "P99"))

    assert (missing.code, unknown.code) == (2, 2)
    assert "P01 has no contribution record. Those that have one: CS1, CS2, CS3, CS4, CS5." in missing.err
    assert "There is no case, project or contribution record 'P99'." in unknown.err


def test_a_programme_without_records_says_that_all_are_missing(
    run: Run, cocreate_bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "young"
    shutil.copytree(cocreate_bundle, folder)
    shutil.rmtree(folder / "contribution")

    out = run("contribution", "show", folder).out

    assert out.startswith("25 projects without a record, missing and not counted: P01, P02, ")


def test_prints_the_chance_without_each_item_where_the_formal_update_is_on(
    run: Run, cocreate_bundle: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(cocreate_bundle, bundle)
    record = bundle / "contribution" / "CS3.yaml"
    record.write_text(record.read_text("utf-8") + FORMAL, "utf-8")

    told = run("contribution", "show", bundle, "CS3").out

    assert "Formal update of claim K1, without each item" in told
    (line,) = [line for line in told.splitlines() if line.strip().startswith("S1 ") and "times" in line]
    assert re.split(r"  +", line.strip()) == [
        "S1",
        "2 to 8 times, for the claim",
        "20 to 50 per cent",
        "found, as E6",
        "The minutes name them.",
    ]
    assert "With all of it: 33 to 89 per cent." in told
    assert "S1 carries the most: without it the chance would be 20 to 50 per cent" in told
    assert "Not opened yet: S2." in told
    assert "Bear in mind: It changes no verdict: those follow from the evidence by the table." in told
    assert "Formal update" not in run("contribution", "show", cocreate_bundle, "CS3").out


RECORD = """id: CR1
project: waiting-room
question: Did the meetings change the room?
nodes:
- {id: N1, text: young people and the manager meet}
- {id: N2, text: the desk is moved}
links:
- {id: L1, from: N1, to: N2, search: sought}
evidence:
- id: E1
  text: somebody missed the meeting because of school
  kind: testimony
  excerpts: [e9]
  bearings:
  - {'on': L1, way: against, strength: strong}
- id: E2
  text: the board writes that the desk was moved
  kind: document
  bearings:
  - {'on': L1, way: for}
claims:
- id: K1
  statement: the meetings helped to move the desk
  outcome: N2
  path: [L1]
  status: achieved
"""


def test_holds_back_what_tells_what_somebody_said_who_does_not_agree_to_be_quoted(
    run: Run, example_bundle: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(example_bundle, bundle)
    shutil.rmtree(bundle / "contribution", ignore_errors=True)
    (bundle / "contribution").mkdir()
    (bundle / "contribution" / "CR1.yaml").write_text(RECORD, "utf-8")

    told, drawn = run("contribution", "show", bundle, "CR1"), tmp_path / "path.svg"
    data = json.loads(run("contribution", "show", bundle, "CR1", "--json").out)
    every = json.loads(run("contribution", "show", bundle, "--json").out)
    run("contribution", "show", bundle, "CR1", "--svg", drawn)

    assert "because of school" not in told.out
    assert "Against it: [words held back]" in told.out
    assert "The board writes that the desk was moved" in told.out
    assert "In 1 place words are held back" in told.err
    assert "because of school" not in json.dumps([data, every])
    assert (data["held_back"], every["held_back"]) == (1, 1)
    assert data["links"][0]["verdict"] == "contested", "what was judged stays"
    assert "because of school" not in drawn.read_text("utf-8")


def test_counts_nothing_where_nothing_is_held_back(run: Run, cocreate_bundle: Path) -> None:
    ending = run("contribution", "show", cocreate_bundle, "CS3", "--json")

    assert json.loads(ending.out)["held_back"] == 0
    assert ending.err == ""
