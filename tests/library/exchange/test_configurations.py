"""Saved analyses of configurations in a bundle: back byte for byte, wrong ones answered with sentences."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.merge import merge

SaidAfter = Callable[..., list[str]]

FILE = "configurations/deliver.yaml"


def test_a_saved_analysis_comes_back_byte_for_byte(files: dict[str, bytes]) -> None:
    record = check_files(files).record
    assert record is not None

    assert dict(bundle_files(record))[FILE].encode() == files[FILE]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "id: C13",
            "id: C31",
            "line 10: There is no factor “C31”. Did you mean “C3”?",
        ),
        (
            "id: C13",
            "id: U6",
            "line 10: “Learning enters service planning” is among the results, and a "
            "result cannot be a condition: the comparison would go round in a circle. Choose a condition "
            "that was there before the results.",
        ),
        (
            "about: deliver",
            "about: finish",
            "line 7: There is no design stage “finish”. Use discover, define, develop or deliver.",
        ),
        (
            "membership: 0.0",
            "membership: 1.5",
            "line 15: The membership is 1.5. Give a number from 0 to 1.",
        ),
        (
            "membership: 0.0",
            "membership: none",
            "line 15: “membership” is “none”, and should be a number. Write a figure "
            "such as 0.8, without quotes.",
        ),
        (
            "membership: 0.0",
            "membership: -1",
            "line 15: “membership” is -1, which is less than 0. Use a number that is not negative.",
        ),
        (
            "number: 1",
            "number: 2",
            "line 4: This version is number 2, and should be number 1. Number the "
            "versions 1, 2, 3 and so on, oldest first.",
        ),
        (
            "meaning: membership",
            "meaning: absent",
            "line 12: “meaning” is “absent”, which is not one of its "
            "values. Use one of “leave_out”, “membership”.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(said_after: SaidAfter, old: str, new: str, said: str) -> None:
    assert f"{FILE}, {said}" in said_after(FILE, old, new)


def test_an_analysis_without_a_version_is_none(said_after: SaidAfter) -> None:
    assert said_after("configurations/empty.yaml", None, "id: empty\ntitle: Empty\nversions: []\n") == [
        "configurations/empty.yaml, line 3: The analysis has no version. Give it a first one, with “number: "
        "1” and its choices, or take the file out."
    ]


def test_a_whole_number_is_as_good_as_a_figure_with_a_point(said_after: SaidAfter) -> None:
    assert said_after(FILE, "membership: 0.0", "membership: 0") == []


class TestMerging:
    def test_a_version_may_be_added(self, cocreate: ProgrammeRecord) -> None:
        analysis = cocreate.configurations[0]
        second = replace(analysis.latest, number=2, reason="looked at again")
        grown = replace(cocreate, configurations=(replace(analysis, versions=(analysis.latest, second)),))

        assert merge(cocreate, grown).record.configurations == grown.configurations
        assert merge(grown, cocreate).record.configurations == grown.configurations

    def test_a_saved_version_is_never_rewritten(self, cocreate: ProgrammeRecord) -> None:
        analysis = cocreate.configurations[0]
        other = replace(analysis, versions=(replace(analysis.latest, reason="another reason"),))

        assert merge(cocreate, replace(cocreate, configurations=(other,))).conflicts == (
            "Analysis of configurations deliver: version 1 has other choices here than in the bundle. A "
            "saved version is never changed: save the bundle's choices as the next version.",
        )
