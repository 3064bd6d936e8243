"""``doingwith analyse configurations``."""

import json
from pathlib import Path

import pytest
from tests.support.command_line import Run

SAVED = ("analyse", "configurations")


def test_a_saved_analysis_says_first_how_far_to_believe_it(run: Run, cocreate_bundle: Path) -> None:
    ending = run(*SAVED, cocreate_bundle, "--saved", "deliver")
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[0] == "How far to believe it"
    assert lines[1] == "  Noise fits as well in 3 of all 10 ways to deal out the outcome."
    assert (
        "Deliver was reached where “Real sharing of power and resources” helped and “No money for the "
        "solution itself” did not hinder." in lines
    )


def test_typed_choices_give_the_answer_of_the_saved_ones(run: Run, cocreate_bundle: Path) -> None:
    saved = json.loads(run(*SAVED, cocreate_bundle, "--saved", "deliver@1", "--json").out)
    typed = json.loads(
        run(
            *(*SAVED, cocreate_bundle, "--outcome", "deliver", "--condition", "C13"),
            *("--condition", "F8:hindered", "--not-reported", "C13=0: told at length"),
            *("--not-reported", "F8=0: told at length", "--json"),
        ).out
    )

    assert typed["fingerprint"] == saved["fingerprint"]
    assert typed["models"] == saved["models"]
    assert typed["noise"] == saved["noise"]


def test_json_has_the_documented_keys(run: Run, cocreate_bundle: Path) -> None:
    told = json.loads(run(*SAVED, cocreate_bundle, "--saved", "deliver", "--json").out)

    assert list(told) == [
        *("outcome", "warnings", "noise", "robustness", "diversity", "sets", "left_out", "rows"),
        *(
            "necessity",
            "solution",
            "sentence",
            "n_models",
            "n_models_exact",
            "models",
            "uncovered",
            "fingerprint",
            "held_back",
        ),
    ]
    assert told["models"][0]["terms"][0]["cases"] == ["CS3", "CS5"]
    assert told["sets"][1]["cases"][0] == {
        "case": "CS1",
        "told": "not reported",
        "membership": 0.0,
        "decided_by_a_person": True,
        "reason": "the case studies tell at length how people worked together, and tell of no sharing of "
        "power here",
    }


def test_a_condition_of_ones_own(run: Run, cocreate_bundle: Path) -> None:
    ending = run(
        *(*SAVED, cocreate_bundle, "--outcome", "deliver", "--json"),
        *("--given", "Young people: CS1=0, CS2=0, CS3=1, CS4=0, CS5=1: who took part"),
    )

    assert json.loads(ending.out)["sentence"] == "Deliver was reached where “Young people”."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            ("--condition", "C13"),
            "Name an outcome, or a saved analysis with --saved. The saved ones are deliver.",
        ),
        (("--saved", "delivr"), "There is no saved analysis “delivr”. The saved ones are deliver."),
        (("--saved", "deliver@7"), "“deliver” has no version 7. Its versions are 1 to 1."),
        (
            ("--saved", "deliver", "--outcome", "deliver"),
            "--saved runs choices that were saved. Leave --outcome and --condition out.",
        ),
        (
            ("--outcome", "deliver", "--condition", "C13:sideways"),
            "“sideways” in “C13:sideways” says nothing of a condition. Use one of helped, hindered, wholly, "
            "at_least_partly, by_degrees, any, all, mean.",
        ),
        (
            ("--outcome", "deliver", "--condition", "C13", "--not-reported", "C13=0"),
            "“C13=0” cannot be read. Write it as --not-reported 'C13=0: why', or 'C13@CS1=leave: why' for "
            "one case.",
        ),
        (
            ("--outcome", "deliver", "--condition", "C13", "--not-reported", "C13=none: why"),
            "“none” is no membership. Give a number from 0 to 1.",
        ),
        (
            ("--outcome", "deliver", "--condition", "C13", "--not-reported", "A1=0: why"),
            "--not-reported names “A1”, which is no condition here. Use “outcome” or a condition's id.",
        ),
        (
            ("--outcome", "deliver", "--given", "online: CS1: why"),
            "“CS1” gives no memberships. Write them as CS1=1, CS2=0.",
        ),
    ],
)
def test_what_is_wrong_ends_in_a_sentence(
    run: Run, cocreate_bundle: Path, typed: tuple[str, ...], said: str
) -> None:
    ending = run(*SAVED, cocreate_bundle, *typed)

    assert (ending.code, ending.err.strip(), ending.out) == (1, said, "")


def test_the_memberships_give_the_engine_the_same_answer(
    run: Run, cocreate_bundle: Path, tmp_path: Path
) -> None:
    table = run(*SAVED, cocreate_bundle, "--saved", "deliver", "--csv").out
    cases = tmp_path / "cases.csv"
    cases.write_text(table, encoding="utf-8")

    told = json.loads(run("qca", "minimize", cases, "--outcome", "outcome", "--json").out)

    assert table.splitlines()[:2] == ["case,C13,F8,outcome", "CS1,0,0,0"]
    assert told["models"] == [["C13*~F8"]]
