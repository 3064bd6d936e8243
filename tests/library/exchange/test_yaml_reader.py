"""What the reader says of one file, whatever its bytes are."""

import pytest
import yaml

from doingwith.exchange.bundle import yaml_reader
from doingwith.exchange.bundle.limits import LARGEST_FILE, MOST_LEVELS
from doingwith.exchange.bundle.yaml_reader import read_yaml


@pytest.fixture(autouse=True, params=["the parser in C", "the parser in Python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML word their errors differently; people read the same sentences."""
    if request.param == "the parser in Python":
        monkeypatch.setattr(yaml_reader, "_Loader", yaml.SafeLoader)


def said(data: bytes) -> list[str]:
    return [str(problem) for problem in read_yaml("f.yaml", data).problems]


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "2020-01-01", "12:30", "0x1F"]
)
def test_a_word_that_older_yaml_takes_for_something_else_stays_text(word: str) -> None:
    assert read_yaml("f.yaml", f"a: {word}".encode()).value == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("3", 3),
        ("-12", -12),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("null", None),
        ("", None),
        ("'3'", "3"),
        ('"true"', "true"),
        (".inf", float("inf")),
        ("9" * 30, "9" * 30),
    ],
)
def test_plain_values_are_what_yaml_1_2_says(written: str, value: object) -> None:
    found = read_yaml("f.yaml", f"a: {written}".encode()).value
    assert found == {"a": float("9" * 30) if value == "9" * 30 else value}


def test_every_value_knows_its_line() -> None:
    file = read_yaml("f.yaml", b"a: 1\nb:\n- x\n- c: [p,\n  q]\n")
    assert file.lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 1): 4,
        ("b", 1, "c"): 4,
        ("b", 1, "c", 0): 4,
        ("b", 1, "c", 1): 5,
    }


def test_keys_given_twice_are_named_with_both_lines_and_all_of_them() -> None:
    assert said(b"a: 1\nb: 2\na: 3\nb: 4\n") == [
        "f.yaml, line 3: The key “a” is given twice, in lines 1 and 3. Keep one of them.",
        "f.yaml, line 4: The key “b” is given twice, in lines 2 and 4. Keep one of them.",
    ]


ALIAS_REMEDY = "Write the value out; put text that begins with * or & in quotes."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"a: &x [1]\nb: *x\n",
            f"f.yaml, line 1: “&x” refers to another part of the file, which no bundle does. {ALIAS_REMEDY}",
        ),
        (
            b"a: 1\nb: *bold*\n",
            "f.yaml, line 2: Text begins with * or &, which in YAML refers to another part of the file. "
            "Put the text in quotes.",
        ),
        (
            b"a: !!python/object/apply:os.system [ls]\n",
            "f.yaml, line 1: The tag “tag:yaml.org,2002:python/object/apply:os.system” stands here; "
            "a bundle has no tags. Delete the tag; put text that begins with ! in quotes.",
        ),
        (
            b"a: 1\n---\nb: 2\n",
            "f.yaml, line 2: A second document begins here (---). Keep one document in a file.",
        ),
        (b"", "f.yaml: The file is empty. Fill it in, or delete it."),
        (b"# only a remark\n", "f.yaml: The file is empty. Fill it in, or delete it."),
        (
            b"a:\n\tb: 1\n",
            "f.yaml, line 2: A tab stands here; YAML is indented with spaces. "
            "Replace each tab by two spaces.",
        ),
        (
            b"a:\n  b: 1\n c: 2\n",
            "f.yaml, line 3: The indentation does not line up with the lines above. "
            "Give items of one list, and keys of one entry, the same number of spaces.",
        ),
        (
            b"title: Part 2: the end\n",
            "f.yaml, line 1: A colon followed by a space stands where no key can be. "
            "Put text that holds “: ” in quotes, and check that the line is not indented too far.",
        ),
        (
            b"a: 1\nno colon here\nb: 2\n",
            "f.yaml, line 2: This line is neither “key: value” nor an item of a list. "
            "Add the colon and a space after the key, or indent the line under the text it continues.",
        ),
        (
            b"a: [1, 2\nb: 3\n",
            "f.yaml, line 1: A bracket that opens a list or mapping is not closed, or a comma is missing. "
            "Close it with ] or }, and put a comma between the parts.",
        ),
        (
            b"a: 'it's'\n",
            "f.yaml, line 1: Text stands after a closing quotation mark. "
            "Inside single quotes write '' for an apostrophe; inside double quotes write \\\".",
        ),
        (
            b'a: "never closed\nb: 1\n',
            "f.yaml, line 1: A quotation mark is opened and never closed. "
            "Close it; inside single quotes write '' for an apostrophe.",
        ),
        (b"a: @home\n", "f.yaml, line 1: A value cannot begin with this character. Put the value in quotes."),
        (
            b'a: "C:\\Users"\n',
            "f.yaml, line 1: A backslash code in double quotes is not complete. "
            "Write two backslashes, or use single quotes.",
        ),
        (
            b"? [a, b]\n: 1\n",
            "f.yaml, line 1: A list or mapping stands where a key should be. Write “key: value”.",
        ),
        (
            b'a: "\\0"\n',
            "f.yaml, line 1: A backslash code stands for a control character (number 0). "
            "Leave it out: no page or document can show it.",
        ),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(data: bytes, sentence: str) -> None:
    assert said(data) == [sentence]


UTF_8 = "Save the file as UTF-8, which every text editor offers."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("a: é\n".encode("utf-16"), f"f.yaml, line 1: The file is written in UTF-16. {UTF_8}"),
        (
            "a: é\n".encode("utf-16-le"),
            f"f.yaml, line 1: The file holds a zero byte, so it is not a text file. {UTF_8}",
        ),
        (
            "a: 1\nb: café\n".encode("latin-1"),
            f"f.yaml, line 2: A character here is not written in UTF-8. {UTF_8}",
        ),
        (
            b"a: 1\nb: \x07\n",
            "f.yaml, line 2: A control character (number 7) stands here. "
            "Delete it; some editors show it when invisible characters are switched on.",
        ),
        (
            b" " * (LARGEST_FILE + 1),
            "f.yaml: The file is 2 MB long; the largest that is read is 2 MB. "
            "Split it, or take out what does not belong in it.",
        ),
    ],
)
def test_only_utf_8_text_is_read(data: bytes, sentence: str) -> None:
    assert said(data) == [sentence]


def test_a_mark_for_utf_8_at_the_start_does_no_harm() -> None:
    assert read_yaml("f.yaml", b"\xef\xbb\xbfa: 1\n").value == {"a": 1}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_without_end_is_answered_with_a_sentence(opening: str) -> None:
    assert said(opening.encode() * 20_000) == [
        f"f.yaml, line 1: Lists and mappings stand inside one another more than {MOST_LEVELS} levels deep. "
        "No file of a bundle needs that; look for brackets or indentation that never end."
    ]


def test_an_alias_bomb_is_never_expanded() -> None:
    bomb = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (letter, letter, b",".join([b"*%c" % (letter - 1)] * 9))
        for letter in range(ord("b"), ord("z"))
    )
    (sentence,) = said(bomb)
    assert sentence.startswith("f.yaml, line 1: “&a” refers to another part of the file")
