"""``doingwith qca``."""

import json
from pathlib import Path

import pytest
from tests.support.command_line import Run

TABLE = "case,A,B,C,Y\nc1,1,1,0,1\nc2,1,0,1,1\nc3,0,1,1,0\nc4,0,0,1,0\nc5,1,1,1,1\n"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_truth_table_as_json_is_the_documented_form(run: Run, cases: Path) -> None:
    ending = run("qca", "truth-table", cases, "--outcome", "Y", "--conditions", "A,B", "--json")

    assert ending.code == 0
    assert json.loads(ending.out) == {
        "conditions": ["A", "B"],
        "outcome": "Y",
        "rows": [
            {"row": 1, "values": [0, 0], "out": "0", "n": 1, "incl": 0.0, "pri": 0.0, "cases": ["c4"]},
            {"row": 2, "values": [0, 1], "out": "0", "n": 1, "incl": 0.0, "pri": 0.0, "cases": ["c3"]},
            {"row": 3, "values": [1, 0], "out": "1", "n": 1, "incl": 1.0, "pri": 1.0, "cases": ["c2"]},
            {"row": 4, "values": [1, 1], "out": "1", "n": 2, "incl": 1.0, "pri": 1.0, "cases": ["c1", "c5"]},
        ],
    }


def test_minimize_as_json_is_the_documented_form(run: Run, cases: Path) -> None:
    ending = run("qca", "minimize", cases, "--outcome", "Y", "--solution", "parsimonious", "--json")
    told = json.loads(ending.out)

    assert told["models"] == [["A"]]
    assert (told["n_models"], told["n_models_exact"], told["minimum_terms"]) == (1, True, 1)
    assert (told["common_terms"], told["common_literals"]) == (["A"], ["A"])
    assert told["fit"] == [
        {
            "terms": [
                {
                    "term": "A",
                    "incl": 1.0,
                    "pri": 1.0,
                    "cov": 1.0,
                    "cov_unique": 1.0,
                    "cases": ["c1", "c2", "c5"],
                }
            ],
            "incl": 1.0,
            "pri": 1.0,
            "cov": 1.0,
        }
    ]
    assert told.keys() >= {"solution", "conditions", "n_prime_implicants"}


def test_intermediate_has_its_pairs(run: Run, cases: Path) -> None:
    ending = run(
        "qca", "minimize", cases, "--outcome", "Y", "--solution", "intermediate", "--expect", "A,~B", "--json"
    )
    told = json.loads(ending.out)

    assert [pair["parsimonious"] for pair in told["pairs"]] == [["A"]]
    assert told["models"] == told["pairs"][0]["models"]


def test_every_form_is_written(run: Run, cases: Path) -> None:
    for command in (
        ("truth-table", cases, "--outcome", "Y"),
        ("minimize", cases, "--outcome", "~Y"),
    ):
        for form in ((), ("--json",), ("--csv",), ("--latex",)):
            assert run("qca", *command, *form).code == 0
    assert run("qca", "necessity", cases, "--outcome", "Y").out.splitlines()[1].split() == [
        "A",
        "1.000",
        "1.000",
        "1.000",
    ]
    assert "Noise fits as well in" in run("qca", "robustness", cases, "--outcome", "Y", "--shuffles", "5").out
    calibrated = run("qca", "calibrate", cases, "--column", "A", "--thresholds", "1", "--method", "crisp")
    assert calibrated.out.splitlines()[:2] == ["case,A", "c1,1.0"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--outcome", "Z"), "There is no column “Z”. The columns are A, B, C, Y."),
        (("--outcome", "Y", "--conditions", "A,Y"), "“Y” is the outcome and a condition as well. It can be only one of them."),  # noqa: E501
        (("--outcome", "Y", "--incl-cut", "x"), "“x” is no cut-off. Write one number such as 0.8, or two: 0.8,0.5."),  # noqa: E501
        (("--outcome", "Y", "--incl-cut", "0.5,0.8"), "Of two consistency cut-offs, give the higher one first."),  # noqa: E501
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(
    run: Run, cases: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ending = run("qca", "truth-table", cases, *arguments)

    assert (ending.code, ending.err.strip()) == (1, sentence)


def test_an_expression_is_held_against_the_outcome(run: Run, cases: Path) -> None:
    ending = run("qca", "fit", cases, "--outcome", "Y", "--expression", "A*(B + C) + ~B*~C")

    assert ending.code == 0
    assert ending.out == (
        "sufficient         incl   pri    cov\n"
        "A*(B + C)          1.000  1.000  1.000\n"
        "~B*~C              -      -      0.000\n"
        "A*(B + C) + ~B*~C  1.000  1.000  1.000\n"
        "\n"
        "necessary          incl   ron    cov\n"
        "A*(B + C)          1.000  1.000  1.000\n"
        "~B*~C              0.000  1.000  -\n"
        "A*(B + C) + ~B*~C  1.000  1.000  1.000\n"
        "\n"
        "Cases in it with the outcome: c1, c2, c5\n"
        "Cases in it without the outcome: none\n"
        "Shortest: A + ~B*~C\n"
        "Opposite: ~A*B + ~A*C\n"
    )


def test_an_expression_as_json(run: Run, cases: Path) -> None:
    told = json.loads(run("qca", "fit", cases, "--outcome", "~Y", "--expression", "A", "--json").out)

    assert told["fit"] == [
        {
            "expression": "A",
            "sufficient": {"incl": 0.0, "pri": 0.0, "cov": 0.0},
            "necessary": {"incl": 0.0, "ron": 0.4, "cov": 0.0},
            "with_outcome": [],
            "without_outcome": ["c1", "c2", "c5"],
        }
    ]
    assert (told["outcome"], told["shortest"], told["opposite"]) == ("~Y", ["A"], ["~A"])


def test_an_expression_that_goes_too_deep_is_said(run: Run, cases: Path) -> None:
    deep = "(" * 3_000 + "A" + ")" * 3_000
    ending = run("qca", "fit", cases, "--outcome", "Y", "--expression", deep)

    assert (ending.code, ending.out) == (1, "")
    assert ending.err == (
        "The expression has more than 100 parentheses and “~” inside each other. Write it with fewer.\n"
    )


def test_an_expression_that_cannot_be_read_is_said(run: Run, cases: Path) -> None:
    ending = run("qca", "fit", cases, "--outcome", "Y", "--expression", "A +")

    assert (ending.code, ending.out) == (1, "")
    assert ending.err == "“A +” cannot be read: a condition is missing at the end.\n"


def test_crisp_sets_say_how_the_table_stays(run: Run, cases: Path) -> None:
    told = json.loads(run("qca", "robustness", cases, "--outcome", "Y", "--conditions", "A", "--json").out)
    said = run("qca", "robustness", cases, "--outcome", "Y", "--conditions", "A").out

    assert told["retention"] == {"left_out": 1.0, "wrong": 0.4}, "the row without A stays negative"
    assert "The truth table stays with 100% of the cases left out, one at a time\n" in said
    assert (
        "The truth table stays with 40% of the cases counted with the wrong outcome, one at a time\n" in said
    )


def test_an_expression_of_many_conditions_has_its_figures_all_the_same(run: Run, tmp_path: Path) -> None:
    names = [f"C{at}" for at in range(15)]
    path = tmp_path / "many.csv"
    path.write_text(f"case,{','.join(names)},Y\na{',1' * 15},1\nb{',0' * 15},0\n", encoding="utf-8")
    asked = ("qca", "fit", path, "--outcome", "Y", "--expression", "*".join(names))

    told = json.loads(run(*asked, "--json").out)

    assert told["fit"][0]["sufficient"] == {"incl": 1.0, "pri": 1.0, "cov": 1.0}
    assert (told["shortest"], told["opposite"]) == (None, None)
    assert run(*asked).out.endswith("It names too many conditions to be written shorter.\n")


def test_a_dash_is_read_as_r_reads_it_and_said_beside_the_answer(run: Run, tmp_path: Path) -> None:
    """R's data set RS of temporal QCA is written so: which came first was not asked where one never came."""
    path = tmp_path / "first.csv"
    path.write_text('"case","A","FIRST","Y"\n"c1",1,"1",1\n"c2",1,"0",0\n"c3",0,"-",0\n', encoding="utf-8")

    ending = run("qca", "truth-table", path, "--outcome", "Y", "--json")

    assert (ending.code, ending.err) == (
        0,
        "“FIRST” holds “-” for c3: read, as R's QCA package does, as not asked of them (dc). Leave the cell "
        "empty where the value is missing.\n",
    )
    assert [row["values"] for row in json.loads(ending.out)["rows"]] == [[0, "dc"], [1, 0], [1, 1]]


def test_a_dash_in_the_outcome_or_in_raw_figures_is_missing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dash.csv"
    path.write_text("case,A,Y\nc1,15,1\nc2,-,0\nc3,30,-\n", encoding="utf-8")

    outcome = run("qca", "truth-table", path, "--outcome", "Y", "--calibrate", "A=10,20,40")

    assert outcome.code == 1
    assert outcome.err.startswith("“A” is missing for the case “c2”.")
