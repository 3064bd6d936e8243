"""Plain data to YAML that people like to read and every YAML reader takes alike.

Text is quoted wherever YAML 1.1 or 1.2 could take it for something else ("no", "1e3",
"2020-01-01"); short lists of identifiers or numbers stand on one line; text of several lines
stands as a block.
"""

import re
from typing import Any

import yaml
from yaml.emitter import ScalarAnalysis

__all__ = ["as_yaml"]

_WIDTH = 100
_SHORT_LIST = 80
_SHORT_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_NUMBER_ELSEWHERE = re.compile(r"(?:[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+)\Z")
_NEEDS_CODES = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LAST_CODE = "\U0010ffff"  # PyYAML writes it as a code, so no block may hold it
_BLOCK = re.compile(r"[^\s](?:[^\t\n]*[^\s])?(?:\n(?:[^\t\n]*[^\s])?)*\n?")


class _Dumper(yaml.SafeDumper):
    """The safe dumper with our own styles, and without marks for values that stand twice.

    A text that stands as a block is written a line at a time: PyYAML looks at each character of it three
    times, and texts that people wrote are nearly all that a large bundle holds.
    """

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        is_block = getattr(self.event, "style", None) == "|" and _LAST_CODE not in scalar
        if not is_block or self.flow_level or self.simple_key_context:
            return super().analyze_scalar(scalar)
        # What ``_style`` chose for a block may be one; how else it might be quoted is not asked.
        return ScalarAnalysis(scalar, False, True, False, False, False, True, True)

    def write_literal(self, text: str) -> None:
        self.write_indicator("|" + self.determine_block_hints(text), True)
        self.write_line_break()
        for at, line in enumerate(text.split("\n")):
            if at:
                self.write_line_break()
            if line:
                self.write_indent()
                self.stream.write(line)
        if not text.endswith("\n"):
            self.write_line_break()


def as_yaml(plain: object) -> str:
    """The canonical YAML of plain data, keys in the order given, wrapped at 100 characters."""
    text: str = yaml.dump(
        plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
    )
    return text


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    if _NEEDS_CODES.search(text):
        return '"'
    if "\n" in text:
        return "|" if _BLOCK.fullmatch(text) and not text.endswith("\n\n") else '"'
    return None


def _list(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    is_short = all(
        isinstance(item, int) or (isinstance(item, str) and _SHORT_WORD.fullmatch(item)) for item in items
    )
    length = sum(len(str(item)) + 2 for item in items)
    return dumper.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=is_short and length <= _SHORT_LIST
    )


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
# A number of YAML 1.2 that YAML 1.1 takes for text is quoted too, so that both read text.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBER_ELSEWHERE, list("-+.0123456789"))
