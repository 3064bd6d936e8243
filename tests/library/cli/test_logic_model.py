"""``doingwith logic-model``."""

import json
import shutil
from pathlib import Path

import pytest
from tests.support.command_line import Run

from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.bundle.writer import write_bundle
from doingwith.exchange.rewording import reworded, with_parts
from doingwith.logic_models.freezing import version_frozen_anew
from doingwith.logic_models.model import ModelVersion


def test_diff_tells_what_became_of_hopes(run: Run, cocreate_bundle: Path) -> None:
    ending = run("logic-model", "diff", cocreate_bundle, "--model", "LM-P20")
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[0] == "Patient feedback: a problem that was not yet shared (LM-P20): from version 1 to 2"
    assert (
        "    dropped            Three ways of collecting feedback are tried out in departments "
        "(why: No pilot began: roles were not agreed)"
    ) in lines
    assert "    failed             Co:Create and the staff agree on who does what" in lines
    assert "    not achieved       Feedback drives continuous improvement across the trust" in lines


def test_diff_without_a_model_compares_every_one(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("logic-model", "diff", cocreate_bundle, "--json").out)

    assert [one["from"]["model"] for one in data["differences"]] == [
        "LM-P08", "LM-P14", "LM-P15", "LM-P17", "LM-P20", "LM-programme",
    ]  # fmt: skip


def test_a_version_and_itself_differ_in_nothing(run: Run, cocreate_bundle: Path) -> None:
    named = ("--model", "LM-P08", "--from", "2", "--to", "2")

    assert "  Nothing changed." in run("logic-model", "diff", cocreate_bundle, *named).out.splitlines()
    (one,) = json.loads(run("logic-model", "diff", cocreate_bundle, *named, "--json").out)["differences"]
    assert one["empty"] is True


def test_versions_that_are_no_neighbours_are_compared_through_those_between(
    run: Run, example_bundle: Path
) -> None:
    named = ("--model", "LM-waiting", "--from", "1", "--to", "3")

    (one,) = json.loads(run("logic-model", "diff", example_bundle, *named, "--json").out)["differences"]

    assert one["through"] == [2]
    why = "(why: It costs little and answers the silence; The board did not approve it)"
    lines = run("logic-model", "diff", example_bundle, *named).out.splitlines()
    assert lines[1] == "  Followed through version 2."
    assert any(line.startswith("    added ") and line.endswith(why) for line in lines)
    drawn = run(
        "logic-model", "draw", example_bundle, *named[:2], "--since", "1", "--format", "md", "-o", "-"
    ).out
    assert "It costs little and answers the silence; The board did not approve it" in drawn


def test_models_drawn_apart_are_compared_by_name_and_by_confirmed_pairs(
    run: Run, cocreate_bundle: Path
) -> None:
    named = ("--model", "LM-P17", "--from", "1", "--to", "LM-P20:1", "--same", "a.test=a.pilots", "--json")
    (one,) = json.loads(run("logic-model", "diff", cocreate_bundle, *named).out)["differences"]

    assert (one["from"]["model"], one["to"]["model"]) == ("LM-P17", "LM-P20")
    assert ["reworded"] in [change["became"] for change in one["nodes"]]


def test_models_drawn_apart_are_both_named(run: Run, cocreate_bundle: Path) -> None:
    named = ("--model", "LM-P15", "--from", "LM-P08:1", "--to", "1")

    told = run("logic-model", "diff", cocreate_bundle, *named).out
    drawn = run(
        "logic-model", "draw", cocreate_bundle, "--model", "LM-P15", "--since", "LM-P08:1", "-o", "-",
        "--format", "md",
    ).out  # fmt: skip

    assert told.splitlines()[0] == (
        "From Designing for diversity with Gypsy and Traveller people (LM-P08), version 1, "
        "to Drug and alcohol services: buying with young people (LM-P15), version 1"
    )
    assert drawn.startswith(
        "# Designing for diversity with Gypsy and Traveller people, version 1, "
        "and Drug and alcohol services: buying with young people, version 2"
    )


def test_a_project_that_took_over_cards_of_the_programme_did_not_leave_them_out(
    run: Run, example_bundle: Path
) -> None:
    named = ("--model", "LM-vale", "--from", "1", "--to", "LM-waiting:3")
    (one,) = json.loads(run("logic-model", "diff", example_bundle, *named, "--json").out)["differences"]

    told = {tuple(node["text"] for node in change["from"]): change["became"] for change in one["nodes"]}
    for text in ("People feel heard", "Waiting changes in ways that people notice"):
        assert told[text,] == ["kept"]
        assert text not in [node["text"] for node in one["unanticipated"]]


def test_what_a_link_says_otherwise_is_told_below_it(run: Run, cocreate_bundle: Path) -> None:
    named = ("--model", "LM-programme")
    lines = run("logic-model", "diff", cocreate_bundle, *named).out.splitlines()
    (one,) = json.loads(run("logic-model", "diff", cocreate_bundle, *named, "--json").out)["differences"]

    at = next(at for at, line in enumerate(lines) if line.endswith("leads to | new service designs emerge"))
    assert [line.strip() for line in lines[at + 1 : at + 3]] == [
        "before: Because: not said",
        "after:  Because learning enters planning, proposals are approved in principle, providers change, "
        "collaboration goes on, policies change and wider groups buy in",
    ]
    assert one["links"][0]["says"] == [
        {
            "part": "when",
            "from": [],
            "to": ["L2", "A2", "L1", "L5", "L3", "L4"],
            "added": ["L2", "A2", "L1", "L5", "L3", "L4"],
            "no_longer": [],
        }
    ]


def test_assumptions_say_where_they_stand_and_what_showed_them(run: Run, cocreate_bundle: Path) -> None:
    lines = run("logic-model", "diff", cocreate_bundle, "--model", "LM-P20").out.splitlines()
    at = lines.index("    failed             Co:Create and the staff agree on who does what")

    assert lines[at + 1].strip().startswith("at: ")
    assert any(line.strip().startswith("shown by: ") for line in lines[at + 1 : at + 4])


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["text", "json"])
def test_diff_holds_back_what_draw_holds_back_and_says_how_often(run: Run, as_json: tuple[str, ...]) -> None:
    example = Path(__file__).parents[3] / "data" / "example"

    ending = run("logic-model", "diff", example, "--model", "LM-waiting", *as_json)

    assert "meetings were on school days" not in ending.out
    assert "[words held back]" in ending.out
    assert "In 1 place words are held back" in ending.err
    if as_json:
        assert json.loads(ending.out)["held_back"] == 1


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["text", "json"])
def test_check_holds_back_what_people_answered_in_words_that_may_not_be_quoted(
    run: Run, tmp_path: Path, as_json: tuple[str, ...]
) -> None:
    example = read_bundle(Path(__file__).parents[3] / "data" / "example")
    asked, told = "What about the weeks at home?", "He said the second meeting was on a school day."
    write_bundle(
        with_parts(
            reworded(example, lambda text: told if text == asked else text), ModelVersion, version_frozen_anew
        ),
        tmp_path / "bundle",
    )

    ending = run("logic-model", "check", tmp_path / "bundle", "--version", "1", *as_json)

    assert "on a school day" not in ending.out
    assert "[words held back]" in ending.out
    assert "In 1 place words are held back" in ending.err


def test_draw_counts_cards_as_one_that_people_say_are_one(run: Run, cocreate_bundle: Path) -> None:
    named = ("--model", "LM-P20", "--version", "1", "--since", "LM-P17:1", "--format", "md", "-o", "-")

    apart = run("logic-model", "draw", cocreate_bundle, *named).out
    paired = run("logic-model", "draw", cocreate_bundle, *named, "--same", "a.test=a.pilots").out

    assert "reworded" not in apart.partition("The tables below")[0]
    assert "1 reworded" in paired.partition("The tables below")[0]


def test_check_asks_three_questions_of_the_last_version(run: Run, cocreate_bundle: Path) -> None:
    ending = run("logic-model", "check", cocreate_bundle, "--model", "LM-P15")

    assert ending.code == 0
    assert ending.out.splitlines() == [
        "Drug and alcohol services: buying with young people (LM-P15, version 2)",
        "  Does it tell one story that holds together?",
        "    nothing found",
        "  Where is something missing, and who could tell you?",
        "    nothing found",
        "  Can you follow each outcome back to what was done for it?",
        "    “A debrief with young people and commissioners” leads to no outcome. "
        "Link it to what it is done for, or ask why it is done.",
    ]


def test_check_as_json_names_kind_and_place(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("logic-model", "check", cocreate_bundle, "--model", "LM-P15", "--json").out)

    assert data["models"][0]["questions"][2]["findings"][0]["kind"] == "activity_leads_nowhere"
    assert data["models"][0]["questions"][2]["findings"][0]["about"] == ["a.debrief"]


@pytest.mark.parametrize(
    ("form", "begins"), [("svg", b"<svg"), ("pptx", b"PK"), ("docx", b"PK"), ("md", b"# ")]
)
@pytest.mark.parametrize("more", [(), ("--since", "1")], ids=["one version", "since"])
def test_draw_writes_each_form(
    run: Run, cocreate_bundle: Path, tmp_path: Path, form: str, begins: bytes, more: tuple[str, ...]
) -> None:
    target = tmp_path / f"model.{form}"

    ending = run("logic-model", "draw", cocreate_bundle, "--model", "LM-P17", *more, "-o", target)

    assert ending.code == 0
    assert target.read_bytes().startswith(begins)


def test_draw_holds_back_what_is_told_of_words_that_may_not_be_quoted(run: Run) -> None:
    example = Path(__file__).parents[3] / "data" / "example"

    ending = run("logic-model", "draw", example, "--model", "LM-waiting", "--format", "md", "-o", "-")

    assert "Those who are at school miss the meetings" in ending.out
    assert "meetings were on school days" not in ending.out
    assert "no money is left this year" in ending.out
    assert "In 1 place words are held back" in ending.err


def test_draw_gives_the_picture_to_standard_output(run: Run, cocreate_bundle: Path) -> None:
    ending = run("logic-model", "draw", cocreate_bundle, "--model", "LM-P17", "--format", "svg", "-o", "-")

    assert ending.out.startswith("<svg")


WRONG = [
    (
        ("diff", "--model", "LM-9"),
        "There is no logic model 'LM-9'. This programme has LM-P08, LM-P14, LM-P15, LM-P17, LM-P20, "
        "LM-programme.",
    ),
    (("diff", "--model", "LM-P20", "--from", "7"), "Logic model LM-P20 has no version '7'. It has 1, 2."),
    (("diff", "--model", "LM-P20", "--from", "x"), "Logic model LM-P20 has no version 'x'. It has 1, 2."),
    (
        ("diff", "--model", "LM-P20", "--to", "LM-P08:3"),
        "Logic model LM-P08 has no version '3'. It has 1, 2.",
    ),
    (
        ("diff", "--from", "1"),
        "Say of which logic model with --model, so that --from and --to can be found.",
    ),
    (
        ("diff", "--model", "LM-P20", "--same", "a"),
        "Write --same as OLD=NEW, the ids of two nodes, and not 'a'.",
    ),
    (
        ("diff", "--model", "LM-P20", "--same", "a.pilot=a.pilots"),
        "--same a.pilot=a.pilots: version 1 of LM-P20 has no node 'a.pilot'.",
    ),
    (
        ("diff", "--model", "LM-P17", "--from", "1", "--to", "LM-P20:1", "--same", "a.test=a.pilot"),
        "--same a.test=a.pilot: version 1 of LM-P20 has no node 'a.pilot'.",
    ),
    (
        ("diff", "--same", "a.nothing=a.none"),
        "--same a.nothing=a.none: no two versions that are compared have these nodes.",
    ),
    (
        (
            "draw",
            "--model",
            "LM-P20",
            "--since",
            "1",
            "--same",
            "a.none=a.pilots",
            "-o",
            "-",
            "--format",
            "md",
        ),
        "--same a.none=a.pilots: version 1 of LM-P20 has no node 'a.none'.",
    ),
    (
        ("draw", "--model", "LM-P20", "--same", "a=b", "-o", "-", "--format", "md"),
        "--same says which nodes were one before and are now, so it needs --since.",
    ),
    (
        ("draw", "--model", "LM-P20", "-o", "model.gif"),
        "Say which format: --format svg|pptx|html|pdf|docx|md, or a FILE that ends in one of them.",
    ),
    (
        ("draw", "--model", "LM-P20", "-o", "nowhere/model.svg"),
        "There is no folder nowhere. Make it first.",
    ),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG, ids=[sentence[:30] for _, sentence in WRONG])
def test_what_cannot_be_found_is_said_in_a_sentence(
    run: Run, cocreate_bundle: Path, words: tuple[str, ...], sentence: str
) -> None:
    command, *rest = words
    ending = run("logic-model", command, cocreate_bundle, *rest)

    assert ending.code == 2
    assert ending.err.splitlines()[-1] == f"Error: {sentence}"
    assert ending.out == ""


SAME_NODES = """pairs:
- before: {model: LM-P17, version: 1, node: a.test}
  after: {model: LM-P20, version: 1, node: a.pilots}
  by: evaluator
"""


def test_pairs_that_a_bundle_says_are_one_count_with_whose_word_it_is(
    run: Run, cocreate_bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "said"
    shutil.copytree(cocreate_bundle, folder)
    (folder / "same-nodes.yaml").write_text(SAME_NODES, encoding="utf-8")
    named = ("--model", "LM-P17", "--from", "1", "--to", "LM-P20:1")

    told = run("logic-model", "diff", folder, *named).out
    (one,) = json.loads(run("logic-model", "diff", folder, *named, "--json").out)["differences"]
    (by_hand,) = json.loads(
        run("logic-model", "diff", cocreate_bundle, *named, "--same", "a.test=a.pilots", "--json").out
    )["differences"]

    assert "  Said to be the same" in told.splitlines()
    (line,) = (line for line in told.splitlines() if line.startswith("    a.test=a.pilots"))
    assert line.endswith("(said by: evaluator, of LM-P17:1 and LM-P20:1)")
    assert one["nodes"] == by_hand["nodes"]
    assert one["confirmed"] == [
        {"from": "a.test", "to": "a.pilots", "by": "evaluator", "said_of": ["LM-P17:1", "LM-P20:1"]}
    ]
    assert by_hand["confirmed"] == []
