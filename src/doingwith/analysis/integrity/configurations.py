"""Rules on saved analyses of configurations: what their choices name is there, and versions count up."""

from collections.abc import Iterator

from doingwith.analysis.configurations.checks import choice_problems
from doingwith.analysis.integrity.known import FACTORS, Known, wrong_at
from doingwith.common.problems import Problem

__all__ = ["CONFIGURATION_RULES"]


def versions(known: Known) -> Iterator[Problem]:
    """A saved analysis has a version, and its versions count from 1 without a gap."""
    for analysis in known.record.configurations:
        entry = f"configurations/{analysis.id}"
        if not analysis.versions:
            yield wrong_at(
                entry,
                "versions",
                wrong="The analysis has no version.",
                remedy="Give it a first one, with “number: 1” and its choices, or take the file out.",
            )
        for at, version in enumerate(analysis.versions):
            if version.number != at + 1:
                yield wrong_at(
                    entry,
                    *("versions", at, "number"),
                    wrong=f"This version is number {version.number}, and should be number {at + 1}.",
                    remedy="Number the versions 1, 2, 3 and so on, oldest first.",
                )


def choices(known: Known) -> Iterator[Problem]:
    """Every factor, domain and case that the choices name is there, and no result is a condition.

    That silence is undecided is no problem of the bundle: a case may have been read since.
    """
    if not known.is_read(FACTORS) or known.unread_cases:
        return
    for analysis in known.record.configurations:
        for at, version in enumerate(analysis.versions):
            for one in choice_problems(known.record, version):
                yield wrong_at(
                    f"configurations/{analysis.id}",
                    *("versions", at, *one.place),
                    wrong=one.wrong,
                    remedy=one.remedy,
                )


CONFIGURATION_RULES = (versions, choices)
