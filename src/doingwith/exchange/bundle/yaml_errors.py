"""What the YAML parser complains of, said so that somebody who writes no code can mend it."""

from typing import Any

import yaml

from doingwith.exchange.bundle.limits import MOST_LEVELS
from doingwith.exchange.bundle.located import LocatedProblem

__all__ = ["TOO_DEEP", "sentence_for"]

TOO_DEEP = (
    f"Lists and mappings stand inside one another more than {MOST_LEVELS} levels deep.",
    "No file of a bundle needs that; look for brackets or indentation that never end.",
)
"""Said by our reader, or by a parser that gives up looking ahead before the reader has counted that far."""

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
_AFTER_A_QUOTE = (
    "Text stands after a closing quotation mark.",
    "Inside single quotes write '' for an apostrophe; inside double quotes write \\\".",
)
_CODE = (
    "A backslash code in double quotes is not complete.",
    "Write two backslashes, or use single quotes.",
)
_TAG = ("A tag stands here; a bundle has no tags.", "Delete it; put text that begins with ! in quotes.")
_REFERENCE = (
    "Text begins with * or &, which in YAML refers to another part of the file.",
    "Put the text in quotes.",
)
_SENTENCES: tuple[tuple[str, tuple[str, str]], ...] = (
    ("nesting depth", TOO_DEEP),
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
    ("unexpected document", _QUOTE),
    (
        "escape character",
        (
            "A backslash in double quotes stands before a character that has no meaning after it.",
            "Write two backslashes, or use single quotes.",
        ),
    ),
    ("escape", _CODE),
    ("expected hex", _CODE),
    ("expected ',' or ']'", _BRACKET),
    ("expected ',' or '}'", _BRACKET),
    ("flow sequence", _BRACKET),
    ("flow mapping", _BRACKET),
    ("expected the node content", _BRACKET),
    ("did not find expected node content", _BRACKET),
    (
        "while scanning a block scalar",
        (
            "Text that stands after | or > belongs on the next line.",
            "Begin the text on its own line, indented by two spaces.",
        ),
    ),
    ("expected key", _INDENT),
    ("expected '-' indicator", _INDENT),
    ("expected <block end>", _INDENT),
    ("indentation", _INDENT),
    (
        "sequence entries are not allowed",
        (
            "A list begins on the line of its key.",
            "Begin each item on its own line with “- ”, or write the items as [first, second].",
        ),
    ),
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


_WHERE_IT_BEGAN = ("quoted scalar", "flow sequence", "flow mapping", "simple key")
"""What the parser was in the middle of, when the mistake lies where that began and not where it gave up."""


def sentence_for(file: str, text: str, error: yaml.YAMLError) -> LocatedProblem:
    """The parser's error as a problem at its line."""
    mark = _mark(error)
    line = None if mark is None else mark.line + 1
    before = "" if mark is None else _before(text, mark)
    if "\t" in before and not before.strip():
        wrong, remedy = _TAB
    else:
        wrong, remedy = _matching(str(error).replace("\n", " "))
        if (wrong, remedy) == _INDENT and before.rstrip().endswith(("'", '"')):
            wrong, remedy = _AFTER_A_QUOTE
    return LocatedProblem(file=file, line=line, wrong=wrong, remedy=remedy)


def _mark(error: yaml.YAMLError) -> Any:
    """Where the mistake lies; None when the parser does not say."""
    context = getattr(error, "context", None) or ""
    began = getattr(error, "context_mark", None)
    if began is not None and any(part in context for part in _WHERE_IT_BEGAN):
        return began
    return getattr(error, "problem_mark", None) or began


def _matching(message: str) -> tuple[str, str]:
    return next((sentence for part, sentence in _SENTENCES if part in message), _OTHER)


def _before(text: str, mark: Any) -> str:
    """What stands in the line before the mistake, and the blanks that follow."""
    line = "".join(text.split("\n")[mark.line : mark.line + 1])
    rest = line[mark.column :]
    return line[: mark.column] + rest[: len(rest) - len(rest.lstrip())]
