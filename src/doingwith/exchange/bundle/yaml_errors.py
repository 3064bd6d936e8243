"""What the YAML parser complains of, said so that somebody who writes no code can mend it."""

import yaml

from doingwith.exchange.bundle.located import LocatedProblem

__all__ = ["sentence_for"]

_INDENT = (
    "The indentation does not line up with the lines above.",
    "Give items of one list, and keys of one entry, the same number of spaces.",
)
_TAB = ("A tab stands here; YAML is indented with spaces.", "Replace each tab by two spaces.")
_BRACKET = (
    "A bracket that opens a list or mapping is not closed, or a comma is missing.",
    "Close it with ] or }, and put a comma between the parts.",
)
_QUOTE = (
    "A quotation mark is opened and never closed.",
    "Close it; inside single quotes write '' for an apostrophe.",
)
_TAG = ("A tag stands here; a bundle has no tags.", "Delete it; put text that begins with ! in quotes.")
_REFERENCE = (
    "Text begins with * or &, which in YAML refers to another part of the file.",
    "Put the text in quotes.",
)
_SENTENCES: tuple[tuple[str, tuple[str, str]], ...] = (
    ("found character '\\t'", _TAB),
    ("found a tab character", _TAB),
    (
        "found character",
        (
            "A value cannot begin with this character.",
            "Put the value in quotes.",
        ),
    ),
    (
        "mapping values are not allowed",
        (
            "A colon followed by a space stands where no key can be.",
            "Put text that holds “: ” in quotes, and check that the line is not indented too far.",
        ),
    ),
    (
        "could not find expected ':'",
        (
            "This line is neither “key: value” nor an item of a list.",
            "Add the colon and a space after the key, or indent the line under the text it continues.",
        ),
    ),
    ("unexpected end of stream", _QUOTE),
    ("unexpected document indicator", _QUOTE),
    (
        "escape character",
        (
            "A backslash in double quotes stands before a character that has no meaning after it.",
            "Write two backslashes, or use single quotes.",
        ),
    ),
    (
        "escape",
        (
            "A backslash code in double quotes is not complete.",
            "Write two backslashes, or use single quotes.",
        ),
    ),
    ("expected ',' or ']'", _BRACKET),
    ("expected ',' or '}'", _BRACKET),
    ("flow sequence", _BRACKET),
    ("flow mapping", _BRACKET),
    ("expected the node content", _BRACKET),
    ("did not find expected node content", _BRACKET),
    ("expected key", _INDENT),
    ("expected '-' indicator", _INDENT),
    ("expected <block end>", _INDENT),
    ("indentation", _INDENT),
    ("block sequence entries are not allowed", _INDENT),
    ("block mapping", _INDENT),
    ("expected <document start>", _INDENT),
    ("tag", _TAG),
    ("anchor", _REFERENCE),
    ("alias", _REFERENCE),
    ("alphabetic or numeric", _REFERENCE),
    (
        "directive",
        ("A line begins with %, which in YAML is an order to the reader.", "Delete the line."),
    ),
)
_OTHER = (
    "From here on the file cannot be read as YAML.",
    "Compare the line and the one above it with a file that works; put unusual text in quotes.",
)


def sentence_for(file: str, text: str, error: yaml.YAMLError) -> LocatedProblem:
    """The parser's error as a problem at its line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = None if mark is None else min(mark.line + 1, max(len(text.splitlines()), 1))
    wrong, remedy = _TAB if _begins_with_tab(text, line) else _matching(str(error))
    return LocatedProblem(file=file, line=line, wrong=wrong, remedy=remedy)


def _matching(message: str) -> tuple[str, str]:
    return next((sentence for part, sentence in _SENTENCES if part in message), _OTHER)


def _begins_with_tab(text: str, line: int | None) -> bool:
    if line is None:
        return False
    content = text.splitlines()[line - 1 : line]
    return bool(content) and "\t" in content[0][: len(content[0]) - len(content[0].lstrip())]
