"""Where readers differ, and how far they agree: never counting silence as agreement."""

from dataclasses import replace

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.reader_agreement import LOOKED_FOR, reader_agreement
from doingwith.analysis.reader_agreement_data import agreement_as_data
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign


def reading(reader: str, looked_for: tuple[str, ...] = (), **signs: Sign) -> Reading:
    judged = tuple(Judgement(factor=name, sign=sign, basis=Basis.EXPLICIT) for name, sign in signs.items())
    return Reading(reader=reader, conditions=judged, looked_for=looked_for)


def of_readings(record: ProgrammeRecord, *readings: Reading) -> ProgrammeRecord:
    return replace(record, cases=(Case(id="C", project="P01", title="C", readings=readings),))


def test_what_both_left_out_counts_only_where_both_looked_for_it(cocreate: ProgrammeRecord) -> None:
    silent = reader_agreement(of_readings(cocreate, reading("a", L1=Sign.BOTH), reading("b", L1=Sign.BOTH)))
    looked = reader_agreement(
        of_readings(
            cocreate,
            reading("a", looked_for=("L2", "L3"), L1=Sign.BOTH),
            reading("b", looked_for=("L2",), L1=Sign.BOTH),
        )
    )
    assert (silent.overall.units, silent.overall.agreed, silent.overall.one_sided) == (1, 1, 0)
    assert (looked.overall.units, looked.overall.agreed, looked.overall.one_sided) == (2, 2, 1)
    assert looked.disagreements == ()


def test_judgements_whose_passages_are_all_gone_are_left_out_and_counted(cocreate: ProgrammeRecord) -> None:
    read = of_readings(
        cocreate,
        reading("a", L1=Sign.ENABLING, L2=Sign.ENABLING),
        reading("b", L1=Sign.CONSTRAINING, L2=Sign.ENABLING),
    )
    found = reader_agreement(read, emptied={("C", "a", "L1"), ("elsewhere", "a", "L1")})
    assert (found.overall.units, found.overall.agreed, found.overall.one_sided) == (1, 1, 0)
    assert (found.left_out, found.disagreements) == (1, ())
    assert reader_agreement(read).overall.units == 2


def test_a_sign_beside_silence_is_a_disagreement_and_no_unit(cocreate: ProgrammeRecord) -> None:
    found = reader_agreement(of_readings(cocreate, reading("a", L1=Sign.ENABLING), reading("b")))
    (one,) = found.disagreements
    assert [(seen.reader, seen.sign) for seen in one.seen] == [("a", "+"), ("b", None)]
    assert found.overall.units == 0
    assert found.overall.alpha.value is None


def test_a_sign_beside_having_looked_in_vain_is_a_unit_that_differs(cocreate: ProgrammeRecord) -> None:
    found = reader_agreement(
        of_readings(cocreate, reading("a", L1=Sign.ENABLING), reading("b", looked_for=("L1",)))
    )
    assert [seen.sign for seen in found.disagreements[0].seen] == ["+", LOOKED_FOR]
    assert (found.overall.units, found.overall.agreed) == (1, 0)


def test_pairs_are_compared_over_the_cases_that_both_read(cocreate: ProgrammeRecord) -> None:
    first = Case(
        id="C1", project="P01", title="", readings=(reading("a", L1=Sign.BOTH), reading("b", L1=Sign.BOTH))
    )
    second = Case(
        id="C2", project="P02", title="", readings=(reading("b", L1=Sign.BOTH), reading("c", L2=Sign.BOTH))
    )
    found = reader_agreement(replace(cocreate, cases=(first, second)))
    assert [(pair.readers, pair.cases) for pair in found.pairs] == [
        (("a", "b"), ("C1",)),
        (("b", "c"), ("C2",)),
    ]
    assert [pair.figures.units for pair in found.pairs] == [1, 0]


def test_a_programme_read_by_one_person_tells_nothing_of_agreement(cocreate: ProgrammeRecord) -> None:
    found = reader_agreement(cocreate)
    assert (found.cases, found.disagreements, found.factors, found.domains, found.pairs) == (
        (),
        (),
        (),
        (),
        (),
    )
    assert len(found.single) == 5
    assert found.overall.alpha.why == "Nobody judged anything, so there is nothing to compare."


def test_the_invented_example(example: ProgrammeRecord) -> None:
    found = reader_agreement(example, confidence=0.95)
    assert (found.overall.units, found.overall.agreed, found.overall.one_sided) == (22, 14, 4)
    assert len(found.disagreements) == 11
    assert found.overall.percent.value == pytest.approx(14 / 22)
    assert found.overall.alpha.value == pytest.approx(0.497, abs=5e-4)
    assert found.overall.alpha.interval is not None
    assert sum(one.figures.units for one in found.domains) == found.overall.units
    assert sum(one.figures.units for one in found.factors) == found.overall.units


def test_the_data_has_disagreements_before_figures(example: ProgrammeRecord) -> None:
    data = agreement_as_data(reader_agreement(example))
    assert list(data) == [
        *("cases", "single_reader_cases", "disagreements", "overall", "domains", "factors", "pairs"),
    ]
    assert data["disagreements"][2]["readings"] == [
        {"reader": "evaluator-a", "sign": "+", "reason": "both wishes were written down"},
        {"reader": "evaluator-b", "sign": "left out", "reason": ""},
    ]
    assert data["pairs"][0]["readers"] == ["evaluator-a", "evaluator-b"]
