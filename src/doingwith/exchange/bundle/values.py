"""One file of a bundle to one value of the library."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import islice

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from doingwith.common.problems import Place
from doingwith.exchange.bundle.layout import SUFFIX, entry_of, folder_of, kind_of
from doingwith.exchange.bundle.limits import MOST_PROBLEMS_A_FILE
from doingwith.exchange.bundle.located import LocatedProblem, shown
from doingwith.exchange.bundle.plain import from_plain
from doingwith.exchange.bundle.salvage import salvaged
from doingwith.exchange.bundle.schema import schema_of
from doingwith.exchange.bundle.wording import complaints
from doingwith.exchange.bundle.yaml_reader import YamlFile, read_yaml

__all__ = ["ReadFile", "read_value"]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """A file that was read: its value when it fits its schema, and the lines of its parts.

    ``gone`` names parts that did not fit and are missing from the value, which then serves to
    check the rest of the file and for nothing else.
    """

    name: str
    entry: str
    value: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: tuple[LocatedProblem, ...] = ()
    gone: tuple[Place, ...] = ()

    def line_of(self, place: Place) -> int | None:
        """The line of a place, or of the nearest place around it."""
        return next(
            (self.lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in self.lines), None
        )


def read_value(name: str, data: bytes) -> ReadFile:
    """Read one file and check it against its schema. A file that no bundle has gives nothing."""
    kind = kind_of(name)
    if kind is None:
        return ReadFile(name=name, entry=entry_of(name))
    yaml_file = read_yaml(name, data)
    errors = () if yaml_file.problems else _schema_errors(kind, yaml_file)
    problems = yaml_file.problems or _schema_problems(name, yaml_file, errors)
    fitting = (yaml_file.value, ()) if not problems else _salvaged(kind, yaml_file, errors)
    if fitting is None:
        return ReadFile(name=name, entry=entry_of(name), lines=yaml_file.lines, problems=problems)
    plain, gone = fitting
    value: object = from_plain(kind, plain)
    folder = folder_of(name)
    identifier = value.id if folder and hasattr(value, "id") else None
    return ReadFile(
        name=name,
        entry=f"{folder.name}/{identifier}" if folder else entry_of(name),
        value=value,
        lines=yaml_file.lines,
        problems=(*problems, *_name_problems(name, identifier, yaml_file)),
        gone=gone,
    )


def _schema_errors(kind: type, yaml_file: YamlFile) -> tuple[ValidationError, ...]:
    return tuple(islice(_validator(kind).iter_errors(yaml_file.value), MOST_PROBLEMS_A_FILE))


def _salvaged(
    kind: type, yaml_file: YamlFile, errors: tuple[ValidationError, ...]
) -> tuple[object, tuple[Place, ...]] | None:
    if yaml_file.problems or len(errors) == MOST_PROBLEMS_A_FILE:
        return None
    return salvaged(_validator(kind), yaml_file.value, errors)


def _schema_problems(
    name: str, yaml_file: YamlFile, errors: tuple[ValidationError, ...]
) -> tuple[LocatedProblem, ...]:
    file = ReadFile(name=name, entry=entry_of(name), lines=yaml_file.lines)
    found = [
        LocatedProblem(
            file=name, line=file.line_of(complaint.place), wrong=complaint.wrong, remedy=complaint.remedy
        )
        for error in errors
        for complaint in islice(complaints(error), MOST_PROBLEMS_A_FILE)
    ]
    if len(found) < MOST_PROBLEMS_A_FILE:
        return tuple(found)
    more = LocatedProblem(
        file=name,
        line=None,
        wrong=f"More than {MOST_PROBLEMS_A_FILE} things are wrong in this file.",
        remedy="Mend the first ones and check again; the rest may go with them.",
    )
    return (*found[:MOST_PROBLEMS_A_FILE], more)


def _name_problems(name: str, identifier: object, yaml_file: YamlFile) -> tuple[LocatedProblem, ...]:
    stem = entry_of(name).rpartition("/")[2]
    if identifier is None or identifier == stem:
        return ()
    return (
        LocatedProblem(
            file=name,
            line=yaml_file.lines.get(("id",)),
            wrong=f"The file is named “{shown(stem)}{SUFFIX}”, but its id is “{identifier}”.",
            remedy=f"Rename the file to “{identifier}{SUFFIX}”, or change the id.",
        ),
    )


@cache
def _validator(kind: type) -> Draft202012Validator:
    checker = FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(_is_date)
    return Draft202012Validator(schema_of(kind), format_checker=checker)


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return bool(_DATE.fullmatch(value) and date.fromisoformat(value))
