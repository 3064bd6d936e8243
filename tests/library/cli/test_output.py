"""What commands print."""

import pytest

from doingwith.cli.output import counted, say, table, waiting


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert list(table([("a", "b"), ("long", "c")])) == ["a     b", "long  c"]


def test_wide_letters_and_marks_keep_columns_straight() -> None:
    assert list(table([("\u53c2", "x"), ("e\u0301", "x"), ("ab", "x")])) == [
        "\u53c2  x",
        "e\u0301   x",
        "ab  x",
    ]


def test_a_table_of_nothing_is_nothing() -> None:
    assert list(table([])) == []


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases"), (10_000, "10,000 cases")]
)
def test_a_number_stands_with_its_noun(count: int, words: str) -> None:
    assert counted(count, "case") == words


def test_one_of_an_irregular_noun_is_one() -> None:
    assert counted(1, "partner entry", "partner entries") == "1 partner entry"


def test_words_from_the_data_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("red \x1b[31malert\x07")

    assert capsys.readouterr().out == "red [31malert\n"


def test_waiting_says_nothing_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Reading"):
        pass

    assert capsys.readouterr().err == ""
