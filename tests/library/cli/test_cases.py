"""``doingwith cases matrix``."""

import csv
import io
import json
from pathlib import Path

from tests.support.command_line import Run


def test_prints_signs_bases_and_silence(run: Run, cocreate_bundle: Path) -> None:
    ending = run("cases", "matrix", cocreate_bundle)
    lines = ending.out.splitlines()

    assert ending.code == 0
    assert lines[0].split() == ["CS1", "CS2", "CS3", "CS4", "CS5"]
    assert lines[1].split(maxsplit=6) == [
        "H1",
        ".",
        "+/-",
        "[+]",
        "-",
        "-",
        "Past relationship between organisation and people",
    ]
    assert lines[-3:] == [
        "84 condition judgements: 42 explicit, 42 inferred",
        "29 result judgements: 15 explicit, 14 inferred",
        "14 factors in no case: O2, F4, F5, F7, A3, A4, U3, S4, S5, I1, I2, I3, I4, I5",
    ]


def test_explains_its_marks(run: Run, cocreate_bundle: Path) -> None:
    assert (
        "+ enabling, - constraining, +/- both; [in brackets] stated in the sources, the others inferred; "
        ". not reported; | readers differ"
    ) in run("cases", "matrix", cocreate_bundle).out.splitlines()


def test_json_is_the_documented_form(run: Run, cocreate_bundle: Path) -> None:
    data = json.loads(run("cases", "matrix", cocreate_bundle, "--json").out)

    assert list(data) == ["cases", "factors", "counts", "in_no_case", "held_back"]
    assert data["factors"][0]["cells"]["CS1"]["sign"] == "not reported"


def test_csv_has_words_for_signs(run: Run, cocreate_bundle: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("cases", "matrix", cocreate_bundle, "--csv").out)))

    assert {row["sign"] for row in rows} == {"enabling", "constraining", "both", "not reported"}


def test_a_broken_bundle_prints_no_data_and_says_what_to_mend(run: Run, broken_bundle: Path) -> None:
    ending = run("cases", "matrix", broken_bundle, "--json")

    assert (ending.code, ending.out) == (1, "")
    assert ending.err.splitlines()[0].startswith("cases/CS1.yaml:2: ")
    assert ending.err.splitlines()[-1] == "2 things to mend in 2 files."


def test_holds_back_reasons_that_tell_what_somebody_said_who_does_not_agree_to_be_quoted(
    run: Run, example_bundle: Path
) -> None:
    as_json, as_csv = (run("cases", "matrix", example_bundle, form) for form in ("--json", "--csv"))
    data = json.loads(as_json.out)

    meetings = next(one for one in data["factors"] if one["id"] == "C6")["cells"]["C1"]
    assert (meetings["sign"], meetings["reason"]) == ("-", "[words held back]")
    assert data["held_back"] == 4, "as agreed, told twice, and by each of two readers"
    assert "In 4 places words are held back" in as_json.err
    assert "a meeting on a school day" not in as_json.out + as_csv.out
    assert "[words held back]" in as_csv.out
    assert "In 4 places words are held back" in as_csv.err
    assert run("cases", "matrix", example_bundle).err == "", "the table has no reasons"
