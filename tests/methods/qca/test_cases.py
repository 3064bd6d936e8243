"""Cases to look into, and theories held against models."""

import numpy as np
import pytest
from hypothesis import given
from tests.methods.qca.test_properties import fuzzy_sets

from doingwith.methods.qca.cases import Area, CaseKind, evaluate_theory, follow_up
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.table import SetData


def sets(text: str) -> SetData:
    return sets_of(read_table(text), "Y")


def test_each_case_is_told_what_it_is_to_the_model() -> None:
    data = sets(
        "case,A,B,Y\nbest,0.9,0.1,1\ngood,0.6,0.1,0.9\nless,0.9,0.2,0.7\n"
        "wrong,0.8,0.3,0.1\nunknown,0.1,0.2,0.9\nother,0.2,0.2,0.3\nhalf,0.5,0.5,1\n"
    )

    found = follow_up(data, (((0, 1),), ((1, 1),)))

    assert [(one.case, one.kind, one.terms) for one in found] == [
        ("best", CaseKind.TYPICAL, (0,)),
        ("good", CaseKind.TYPICAL, (0,)),
        ("less", CaseKind.DEVIANT_IN_DEGREE, (0,)),
        ("wrong", CaseKind.DEVIANT_IN_KIND, (0,)),
        ("unknown", CaseKind.DEVIANT_COVERAGE, ()),
        ("other", CaseKind.IRRELEVANT, ()),
        ("half", CaseKind.NEITHER, ()),
    ]
    assert found[0].distance == pytest.approx(0.2)
    assert found[4].meaning == "has the outcome, and the model does not say why"


def test_a_theory_and_a_model_part_in_four_areas_with_their_cases() -> None:
    data = sets("case,A,B,Y\nboth,1,1,1\nmodel,0,1,1\ntheory,1,0,0\nneither,0,0,1\n")

    found = evaluate_theory(data, theory=(((0, 1),),), model=(((1, 1),),))

    assert [(one.area, one.with_outcome, one.without_outcome) for one in found] == [
        (Area.BOTH, ("both",), ()),
        (Area.MODEL_ONLY, ("model",), ()),
        (Area.THEORY_ONLY, (), ("theory",)),
        (Area.NEITHER, ("neither",), ()),
    ]
    assert [(one.figures.incl, one.figures.cov) for one in found] == [
        (1, pytest.approx(1 / 3)),
        (1, pytest.approx(1 / 3)),
        (0, 0),
        (1, pytest.approx(1 / 3)),
    ]


@given(fuzzy_sets())
def test_every_case_is_in_one_area_unless_it_is_half_in(data: SetData) -> None:
    theory, model = (((0, 1),),), (((len(data.conditions) - 1, 0),),)

    found = evaluate_theory(data, theory, model)

    placed = [case for area in found for case in (*area.with_outcome, *area.without_outcome)]
    half = (data.in_model(theory) == 0.5) | (data.in_model(model) == 0.5) | (data.outcome == 0.5)
    assert sorted(placed) == sorted(np.array(data.cases)[~half].tolist())
    assert len(follow_up(data, model)) == len(data.cases)
