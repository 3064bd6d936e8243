"""``doingwith theory readiness``."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.command_line import Run

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.readiness import readiness_standing
from doingwith.analysis.readiness_data import readiness_as_data
from doingwith.cli.theory_readiness import print_readiness
from doingwith.theory.readiness import Rating, ReadinessRound, Side, counted_answers

Capture = pytest.CaptureFixture[str]


def test_shows_what_the_sides_see_differently_first(run: Run, example_bundle: Path) -> None:
    ending = run("theory", "readiness", example_bundle, "waiting-room")
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[1:8] == [
        "Round 2, 20 May 2025, after the first meeting (First theory of change (invented), 2 conditions)",
        "",
        "The sides differ: 1 condition",
        "  somebody with the power to decide is in the room",
        "    people who use services (young people of the counselling service, written down by facilitator): "
        "partly in place: she may decide about the desk, not about the text",
        "    commissioners (officer of the council): in place",
        "    facilitators (facilitators of the programme): partly in place: what costs money is decided "
        "elsewhere",
    ]
    assert lines[-6:] == [
        "  somebody with the power to decide is in the room",
        "    round 1: not in place, the sides differ",
        "    round 2: partly in place, the sides differ",
        "  there is time to disagree",
        "    round 1: partly in place, the sides differ",
        "    round 2: in place for every side",
    ]


def test_counts_people_who_answered_themselves(example: ProgrammeRecord, capsys: Capture) -> None:
    kept = example.readiness_of_project["waiting-room"]
    told = counted_answers([{"s1.when1": Rating.PARTLY}] * 5, name="a", side=Side.PEOPLE)
    assert told
    alone = ReadinessRound(number=1, theory=kept.rounds[0].theory, answers=(told,))
    found = readiness_standing(replace(kept, rounds=(alone,)), example.theory_by_id)

    print_readiness(example.projects[0], found)

    printed = capsys.readouterr().out
    assert "    people who use services (5 people answered themselves): 5 partly in place\n" in printed
    assert "    commissioners: no answer\n" in printed
    assert "Nobody has answered, or too few to be shown: 1 condition\n" in printed
    assert readiness_as_data("waiting-room", found)["rounds"][0]["conditions"][0]["answers"] == [
        {
            "answers": "a",
            "side": "people_who_use_services",
            "people": 5,
            "in_place": 0,
            "partly": 5,
            "not_in_place": 0,
            "do_not_know": 0,
        }
    ]


def test_says_of_cocreate_that_nobody_was_asked(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "readiness", cocreate_bundle, "P08")

    assert ending.code == 0
    assert ending.out.splitlines()[1] == (
        "Nobody has rated how far the conditions of the theory are in place. That is not the same as no."
    )
    data = json.loads(run("theory", "readiness", cocreate_bundle, "P08", "--json").out)
    assert data == {"project": "P08", "recorded": False, "rounds": [], "held_back": 0}


def test_json_has_every_view_of_every_condition(run: Run, example_bundle: Path) -> None:
    data = json.loads(run("theory", "readiness", example_bundle, "waiting-room", "--json").out)
    first = data["rounds"][0]

    assert (first["sides_not_asked"], first["sides_differ"]) == (["facilitators"], ["s1.when1", "s1.when2"])
    assert [one["side"] for one in first["conditions"][0]["views"]] == [
        "people_who_use_services",
        "commissioners",
    ]
    assert first["conditions"][0]["standing"] == "not_in_place"


def test_an_unknown_project_is_answered_with_those_there_are(run: Run, example_bundle: Path) -> None:
    ending = run("theory", "readiness", example_bundle, "P99")

    assert ending.code == 2
    assert "There is no project 'P99'. The projects are: night-bus, waiting-room." in ending.err
