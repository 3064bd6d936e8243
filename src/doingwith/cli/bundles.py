"""The BUNDLE argument that all commands share, and reading what it names."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.endings import DataIsWrong
from doingwith.cli.output import counted, waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.exchange.bundle.check import WholeBundle
    from doingwith.exchange.bundle.located import LocatedProblem

__all__ = ["BUNDLE", "problem_line", "problem_summary", "read", "read_whole"]

BUNDLE = click.argument("bundle", type=click.Path(exists=True, file_okay=False, path_type=Path))


def read(folder: Path) -> "ProgrammeRecord":
    """The record in a bundle; raises ``DataIsWrong`` with every problem when it cannot be trusted."""
    return read_whole(folder).record


def read_whole(folder: Path) -> "WholeBundle":
    """The record in a bundle, with the files that stand beside it; raises as ``read`` does."""
    from doingwith.exchange.bundle.check import WholeBundle, check_bundle

    with waiting("Reading the bundle"):
        found = check_bundle(folder)
    if found.record is None:
        lines = [problem_line(problem) for problem in found.problems]
        raise DataIsWrong("\n".join([*lines, problem_summary(found.problems)]))
    return WholeBundle(record=found.record, files=found.files)


def problem_line(problem: "LocatedProblem") -> str:
    """A problem as compilers print one: ``projects/P08.yaml:12: what is wrong. What to do.``"""
    line = f":{problem.line}" if problem.line is not None else ""
    return f"{problem.file or 'bundle'}{line}: {problem.wrong} {problem.remedy}"


def problem_summary(problems: "Sequence[LocatedProblem]") -> str:
    """How much there is to mend."""
    files = counted(len({problem.file for problem in problems}), "file")
    return f"{counted(len(problems), 'thing')} to mend in {files}."
