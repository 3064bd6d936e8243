"""``doingwith cases agreement``."""

import json
import shutil
from pathlib import Path

from tests.support.command_line import Run


def test_the_disagreements_stand_before_the_figures(run: Run, example_bundle: Path) -> None:
    lines = run("cases", "agreement", example_bundle).out.splitlines()

    assert lines[:4] == [
        "11 disagreements",
        "  C1 O3 Short timescales and rigid steps of the commissioning cycle",
        "    evaluator-a  +/-: the desk at once, the text only after the board",
        "    evaluator-b  -: the board meets in September only",
    ]
    assert "How far the readers agree" in lines
    assert "alpha: Krippendorff's, nominal; AC1: Gwet's; unit: one factor of one case; . not defined" in lines
    after = lines[: lines.index("How far they agree on marked passages") - 1]
    assert after[-2] == "Alpha over all, 95% bootstrap interval: 0.234 to 0.749 (1,000 resamples)"
    assert after[-1] == "Cohen's kappa of evaluator-a and evaluator-b: 0.491"


def test_marked_passages_have_form_and_unit_and_say_what_is_left_out(run: Run, example_bundle: Path) -> None:
    lines = run("cases", "agreement", example_bundle).out.splitlines()
    told = lines[lines.index("How far they agree on marked passages") + 1 :]

    assert told[:3] == [
        "evaluator-a and evaluator-b: 8 sources that both marked",
        "Left out: 2 sources that only one of them marked",
        "Left out: 2 codes given to parts of pictures or sound",
    ]
    assert told[4].split() == ["where,", "whatever", "the", "code", "12", "11", "8", "0.627", "0.628"]
    assert told[-3:] == [
        "by character: Krippendorff's alpha, per character, nominal, gaps count; unit: character",
        "by passage: Krippendorff's alpha, unitizing, Krippendorff and others 2016; unit: passage",
        "where and with which code, by passage: Passages of one reader overlap each other, and this"
        " coefficient needs them apart. Compare by character instead.",
    ]


def test_json_is_the_documented_form(run: Run, example_bundle: Path) -> None:
    data = json.loads(run("cases", "agreement", example_bundle, "--json").out)

    assert (data["overall"]["units"], data["overall"]["agreed"], data["overall"]["one_sided"]) == (22, 14, 4)
    assert data["overall"]["krippendorff_alpha"]["form"] == "nominal"
    assert data["marked_passages"][0]["whatever_the_code"]["by_character"]["unit"] == "character"


def test_a_programme_with_single_readings_says_so(run: Run, cocreate_bundle: Path) -> None:
    ending = run("cases", "agreement", cocreate_bundle)

    assert (ending.code, ending.out) == (
        0,
        "No case was read by two people, so there is no agreement to tell of.\n",
    )


def test_holds_back_reasons_that_tell_what_somebody_said_who_does_not_agree_to_be_quoted(
    run: Run, example_bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "held"
    shutil.copytree(example_bundle, folder)
    case = folder / "cases" / "C1.yaml"
    case.write_text(case.read_text("utf-8").replace("excerpts: [e14]", "excerpts: [e9]", 1), "utf-8")

    ending = run("cases", "agreement", folder)
    data = json.loads(run("cases", "agreement", folder, "--json").out)

    assert ending.out.splitlines()[2] == "    evaluator-a  +/-: [words held back]"
    assert "In 1 place words are held back" in ending.err
    assert data["disagreements"][0]["readings"][0]["reason"] == "[words held back]"
    assert data["held_back"] == 1
    assert (
        data["overall"]["units"]
        == json.loads(run("cases", "agreement", example_bundle, "--json").out)["overall"]["units"]
    ), "what was judged stays"
