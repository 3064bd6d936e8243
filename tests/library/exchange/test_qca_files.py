"""Tables of memberships to and from R and fsQCA."""

import shutil
import subprocess
from pathlib import Path

import pytest

from doingwith.exchange.qca_files.r_script import r_script
from doingwith.exchange.qca_files.tables import as_our_table, fsqca_text
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.solutions import solve
from doingwith.methods.qca.table import Cuts, truth_table

OURS = 'case,A,B,Y\r\nEast "E",1,0.2,0.9\r\nWest,0,0.7,0.1\r\n'


def script(text: str = OURS, kind: str = "parsimonious", outcome: str = "Y") -> str:
    table = truth_table(sets_of(read_table(text), outcome), Cuts(incl=(0.8, 0.5), pri=0.51))
    return r_script(
        solve(table, kind, expectations=["A", "~B"] if kind == "intermediate" else []),
        expectations=["A", "~B"],
    )


def test_the_script_asks_r_the_same_question_and_knows_our_answer() -> None:
    text = script('case,A,B,Y\n"East ""E""",1,0.2,0.9\nWest,0,0.7,0.1\n')

    assert 'read.csv(text = "case,A,B,Y\\n\\"East \\"\\"E\\"\\"\\",1,0.2,0.9\\nWest,0,0.7,0.1\\n"' in text
    assert (
        '  outcome = "Y",\n  conditions = c("A", "B"),\n  incl.cut = c(0.8, 0.5),\n  pri.cut = 0.51,\n'
        in text
    )
    assert 'minimize(table, include = "?", method = "QMC", details = TRUE)' in text
    assert 'ours <- c("A", "~B")' in text


def test_an_intermediate_solution_takes_its_expectations_along() -> None:
    text = script("case,A,B,Y\na,1,0,1\nb,0,1,0\n", "intermediate")

    assert 'include = "?", dir.exp = c("A", "~B"), method = "QMC"' in text
    assert "answer$i.sol" in text


def test_an_outcome_turned_round_keeps_its_data() -> None:
    text = script("case,A,Y\na,1,1\nb,0,0\n", outcome="~Y")

    assert 'outcome = "~Y"' in text
    assert "case,A,Y\\na,1,1\\nb,0,0\\n" in text


@pytest.mark.skipif(not shutil.which("Rscript"), reason="needs R")
def test_r_understands_the_script(tmp_path: Path) -> None:
    file = tmp_path / "check.R"
    file.write_text(script('case,A,B,Y\na\\b,1,0,1\n"c, ""d""",0,1,0\n'), encoding="utf-8")
    code = (
        f'file <- "{file}"; stopifnot(is.expression(parse(file))); '
        'source(textConnection(grep("^data <-", readLines(file), value = TRUE))); '
        'cat(rownames(data), sep = "|")'
    )

    answer = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True)

    assert answer.stdout == 'a\\b|c, "d"'


def test_what_cannot_be_compared_in_r_is_said() -> None:
    with pytest.raises(
        QcaRefused,
        match="^“my cond” cannot be a name in R. Use letters, digits and underscores, a letter first.$",
    ):
        script("case,my cond,Y\na,1,1\nb,0,0\n")
    with pytest.raises(
        QcaRefused, match="^R can only be compared with an answer of which every model is listed. "
    ):
        script("case,A,Y\na,1,0\nb,0,0\n")


@pytest.mark.parametrize(
    "theirs",
    [
        '"","A","Y"\n"a b",1,0.5\n"c",0,NA\n',
        '"";"A";"Y"\n"a b";1;0,5\n"c";0;NA\n',
        '"A" "Y"\n"a b" 1 0.5\n"c"   0 NA\n',
        "\ufeffcase,A,Y\r\na b,1,0.5\r\nc,0,NA\r\n",
    ],
)
def test_tables_that_r_writes_are_read(theirs: str) -> None:
    found = read_table(as_our_table(theirs))

    assert found.cases == ("a b", "c")
    assert found.columns == {"A": ["1", "0"], "Y": ["0.5", "NA"]}


def test_negative_figures_stay_figures_and_a_dash_is_missing() -> None:
    found = read_table(as_our_table("case,income,Y\na,-1.5,1\nb,-,0\n"))

    assert found.numbers("income")[0] == -1.5
    assert found.columns["income"][1] == ""


def test_a_dash_of_r_says_that_a_condition_was_not_asked() -> None:
    found = read_table(as_our_table('"","A","Y"\n"a","1",1\n"b","-",0\n', dash="dc"))

    assert found.columns["A"] == ["1", "dc"]


def test_cases_without_names_are_numbered() -> None:
    assert as_our_table("A,Y\n1,0\n0.5,1\n") == "case,A,Y\ncase1,1,0\ncase2,0.5,1\n"


@pytest.mark.parametrize("text", ["", "A,Y\n", "\n\n"])
def test_a_file_without_cases_is_refused(text: str) -> None:
    with pytest.raises(
        QcaRefused, match="^The file has no line of names with a line for each case below it.$"
    ):
        as_our_table(text)


def test_fsqca_gets_a_table_and_gives_it_back() -> None:
    data = sets_of(read_table("case,A,Y\na b,1,0.3\nc,0.25,1\n"), "~Y")

    text = fsqca_text(data)

    assert text == "case,A,Y\na b,1,0.3\nc,0.25,1\n"
    assert as_our_table(text) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "case,A_1,Y\na,1,1\n",
            "“A_1” cannot be a name in fsQCA. Use letters and digits only, a letter first.",
        ),
        ("case,A,Y\na,2,1\n", "“A” has more than two values, which fsQCA cannot hold. Send it to R."),
    ],
)
def test_what_fsqca_cannot_hold_is_said(text: str, sentence: str) -> None:
    with pytest.raises(QcaRefused) as refused:
        fsqca_text(sets_of(read_table(text), "Y"))

    assert str(refused.value) == sentence
