"""``doingwith theory readiness``."""

import json
from pathlib import Path

from tests.support.command_line import Run


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


def test_says_of_cocreate_that_nobody_was_asked(run: Run, cocreate_bundle: Path) -> None:
    ending = run("theory", "readiness", cocreate_bundle, "P08")

    assert ending.code == 0
    assert ending.out.splitlines()[1] == (
        "Nobody has rated how far the conditions of the theory are in place. That is not the same as no."
    )
    data = json.loads(run("theory", "readiness", cocreate_bundle, "P08", "--json").out)
    assert data == {"project": "P08", "recorded": False, "rounds": []}


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
