"""YAML to plain data that knows its lines.

The parser's events are followed one by one and never called into again, so that no depth, no
alias and no tag can make the reader work more than the file is long. Only ``true`` and
``false`` are booleans, as in YAML 1.2: "no" and "on" stay words. A date stays text, and is
read as a date only where the schema asks for one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from doingwith.common.problems import Place
from doingwith.exchange.bundle.limits import MOST_LEVELS, MOST_PROBLEMS_A_FILE, MOST_VALUES_A_FILE
from doingwith.exchange.bundle.located import LocatedProblem, shown
from doingwith.exchange.bundle.yaml_errors import TOO_DEEP, sentence_for
from doingwith.exchange.bundle.yaml_text import UNPRINTABLE, decoded

__all__ = ["YamlFile", "read_yaml"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", re.IGNORECASE)
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, kw_only=True)
class YamlFile:
    """What a file holds. ``lines`` gives the line of each value by its place; the whole is ()."""

    value: object
    lines: dict[Place, int]
    problems: tuple[LocatedProblem, ...]


def read_yaml(file: str, data: bytes) -> YamlFile:
    """Read one file of a bundle. Whatever the bytes are, what is wrong comes back as problems."""
    text = decoded(file, data)
    if isinstance(text, LocatedProblem):
        return YamlFile(value=None, lines={}, problems=(text,))
    builder = _Builder(file=file)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        builder.problems.append(sentence_for(file, text, error))
    except _StopError:
        pass
    if not builder.began and not builder.problems:
        builder.say(None, "The file is empty.", "Fill it in, or delete it.")
    return YamlFile(value=builder.value, lines=builder.lines, problems=tuple(builder.problems))


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _StopError(Exception):
    """Nothing after this can be understood, or may be."""


@dataclass
class _Open:
    """A list or mapping that is being filled, and its place."""

    values: list[object] | dict[str, object]
    place: Place
    key: str | None = None


@dataclass
class _Builder:
    file: str
    value: object = None
    began: bool = False
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[LocatedProblem] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def say(self, line: int | None, wrong: str, remedy: str) -> None:
        self.problems.append(LocatedProblem(file=self.file, line=line, wrong=wrong, remedy=remedy))

    def take(self, event: Any) -> None:
        """Follow one event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_references_and_tags(event)
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()

    def _begin(self, event: Any) -> None:
        if self.began:
            self._stop(event, "A second document begins here (---).", "Keep one document in a file.")

    def _refuse_references_and_tags(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._stop(
                event,
                f"“{mark}{shown(event.anchor)}” refers to another part of the file, which no bundle does.",
                "Write the value out; put text that begins with * or & in quotes.",
            )
        if event.tag is not None:
            self._stop(
                event,
                f"The tag “{shown(event.tag)}” stands here; a bundle has no tags.",
                "Delete the tag; put text that begins with ! in quotes.",
            )

    def _node(self, event: Any) -> None:
        line = event.start_mark.line + 1
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.values, dict) and parent.key is None:
            self._key(event, parent, line)
            return
        place = self._place(parent)
        if isinstance(event, yaml.ScalarEvent):
            self._put(parent, self._scalar(event, line))
        else:
            self._open_up(event, parent, place)
        self.lines.setdefault(place, line)
        if len(self.lines) > MOST_VALUES_A_FILE:
            self._stop(
                event,
                f"The file holds more than {MOST_VALUES_A_FILE:,} values.",
                "Split it, or take out what does not belong in it.",
            )
        if len(self.problems) > MOST_PROBLEMS_A_FILE:
            raise _StopError

    def _key(self, event: Any, parent: _Open, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "A list or mapping stands where a key should be.", "Write “key: value”.")
        key = str(event.value)
        self._printable(key, line)
        assert isinstance(parent.values, dict)
        if key in parent.values:
            first = self.lines[(*parent.place, key)]
            self.say(
                line,
                f"The key “{shown(key)}” is given twice, in lines {first} and {line}.",
                "Keep one of them.",
            )
        self.lines.setdefault((*parent.place, key), line)
        parent.key = key

    def _place(self, parent: _Open | None) -> Place:
        if parent is None:
            return ()
        if isinstance(parent.values, dict):
            assert parent.key is not None
            return (*parent.place, parent.key)
        return (*parent.place, len(parent.values))

    def _put(self, parent: _Open | None, value: object) -> None:
        self.began = True
        if parent is None:
            self.value = value
        elif isinstance(parent.values, dict):
            assert parent.key is not None
            parent.values.setdefault(parent.key, value)
            parent.key = None
        else:
            parent.values.append(value)

    def _open_up(self, event: Any, parent: _Open | None, place: Place) -> None:
        if len(self._open) == MOST_LEVELS:
            self._stop(event, *TOO_DEEP)
        values: list[object] | dict[str, object] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self._put(parent, values)
        self._open.append(_Open(values=values, place=place))

    def _scalar(self, event: Any, line: int) -> object:
        text = str(event.value)
        if not event.implicit[0]:
            self._printable(text, line)
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _WHOLE_NUMBER.fullmatch(text):
            return int(text)
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan")) if _is_number(text) else text

    def _printable(self, text: str, line: int) -> None:
        found = UNPRINTABLE.search(text)
        if found:
            self.say(
                line,
                f"A backslash code stands for a control character (number {ord(found.group())}).",
                "Leave it out: no page or document can show it.",
            )

    def _stop(self, event: Any, wrong: str, remedy: str) -> None:
        self.say(event.start_mark.line + 1, wrong, remedy)
        raise _StopError


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None
