"""Expressions: reading, memberships, shortest forms, fit."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.qca.answers import ELSEWHERE, read_sets

from doingwith.methods.qca.expressions import (
    MOST_LEVELS,
    And,
    Expression,
    Not,
    One,
    Or,
    parse,
    shortest_forms,
)
from doingwith.methods.qca.fit import necessity, sufficiency
from doingwith.methods.qca.minimise import Model
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.solutions import solve
from doingwith.methods.qca.table import Cuts, truth_table
from doingwith.methods.qca.terms import Space

ABC = Space(("A", "B", "C"), (2, 2, 2))


def forms(text: str, space: Space = ABC) -> set[frozenset[str]]:
    return {frozenset(map(space.text, model)) for model in shortest_forms(parse(space, text), space)}


@pytest.mark.parametrize(
    ("text", "shortest"),
    [
        ("A*B + A*~B*C + ~A*B*C", {"A*B", "A*C", "B*C"}),
        ("(A + B)(A + ~B)", {"A"}),
        ("A*B*C + A*B*~C + ~A*C", {"A*B", "~A*C"}),
        ("~(A*B) * A", {"A*~B"}),
        ("A + ~A", {"1"}),
    ],
)
def test_an_expression_is_written_as_short_as_can_be(text: str, shortest: set[str]) -> None:
    assert forms(text) == {frozenset(shortest)}


def test_what_nothing_is_in_has_no_form() -> None:
    assert forms("A*~A") == set()


def test_values_count_in_conditions_with_several() -> None:
    space = Space(("A", "B"), (3, 2))

    assert forms("A[1]*B[0] + A[1]*B[1] + A[2]", space) == {frozenset({"A[1]", "A[2]"})}
    assert forms("~A[1]*B[1]", space) == {frozenset({"A[0]*B[1]", "A[2]*B[1]"})}


expressions: st.SearchStrategy[Expression] = st.recursive(
    st.tuples(st.integers(0, 2), st.integers(0, 1)).map(One),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=8,
)


def is_in(model: Model, values: tuple[int, ...]) -> bool:
    return any(ABC.covers(term, values) for term in model)


@given(expressions)
@settings(deadline=None)
def test_every_form_says_what_the_expression_says_and_its_opposite_the_rest(expression: Expression) -> None:
    for values in product((0, 1), repeat=3):
        for model in shortest_forms(expression, ABC) or [()]:
            assert is_in(model, values) == expression.holds(values)
        for model in shortest_forms(Not(expression), ABC) or [()]:
            assert is_in(model, values) != expression.holds(values)


@given(expressions)
@settings(deadline=None)
def test_what_is_written_is_read(expression: Expression) -> None:
    again = parse(ABC, expression.text(ABC))

    assert all(again.holds(values) == expression.holds(values) for values in product((0, 1), repeat=3))


@pytest.mark.parametrize(("before", "after"), [("(", ")"), ("~", ""), ("~(", ")"), ("B*(C + ", ")")])
def test_an_expression_goes_only_so_deep(before: str, after: str) -> None:
    levels = sum(map(before.count, "(~"))
    most = MOST_LEVELS // levels

    deep = parse(ABC, before * most + "A" + after * most)
    with pytest.raises(QcaRefused) as refused:
        parse(ABC, before * 3_000 + "A" + after * 3_000)

    assert parse(ABC, deep.text(ABC)).holds((1, 1, 1)) == deep.holds((1, 1, 1))
    assert str(refused.value) == (
        "The expression has more than 100 parentheses and “~” inside each other. Write it with fewer."
    )


def test_many_beside_each_other_are_not_deep() -> None:
    assert forms(" + ".join(["(~A*(B))"] * 500)) == {frozenset({"~A*B"})}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A*D", "“D” is no condition here. The conditions are A, B, C."),
        ("A*", "“A*” cannot be read: a condition is missing at the end."),
        ("A + * B", "“A + * B” cannot be read: a condition is missing before “*”."),
        ("", "“” cannot be read: a condition is missing at the end."),
        ("(A + B", "“(A + B” cannot be read: a parenthesis is not closed."),
        ("A)", "“A)” cannot be read: “)” stands where nothing is expected."),
        ("A]", "“A]” cannot be read from “]” on."),
        ("A B", "“A B” is no condition here. The conditions are A, B, C."),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(QcaRefused) as refused:
        parse(ABC, text)

    assert str(refused.value) == sentence


def test_too_many_conditions_are_not_written_shorter() -> None:
    many = Space(tuple(f"C{at}" for at in range(20)), (2,) * 20)

    with pytest.raises(QcaRefused) as refused:
        shortest_forms(parse(many, "*".join(many.conditions)), many)

    assert str(refused.value) == (
        "The expression names 20 conditions. Name fewer to have it written shorter."
    )


# --- R's answers -------------------------------------------------------------------------------------------


def told(kind: str) -> list[tuple[str, Any]]:
    if not ELSEWHERE:
        pytest.skip("needs R's answers on data of R's own package")
    path = Path(ELSEWHERE) / "qca/misc/calibrate_pof_algebra.json"
    calls = json.loads(path.read_text(encoding="utf-8"))["calls"][kind]
    return [(call["call"], call["result"]) for call in calls if call["ok"]]


def quoted(call: str) -> list[str]:
    return call.split('"')[1::2]


def test_simplify_negate_and_intersection_agree_with_r() -> None:
    asked = 0
    for call, answer in told("boolean_algebra"):
        texts = quoted(call)
        named = sorted({name for name in "ABCD" if name in texts[0] + texts[-1]})
        space = Space(("DEV", "URB", "LIT", "IND", "STB") if "DEV" in call else tuple(named), ())
        space = Space(space.conditions, (3, 2) if "noflevels" in call else (2,) * len(space.conditions))
        if "simplify=FALSE" in call or "expand" in call:
            continue
        expression = parse(space, texts[0])
        if "intersection" in call:
            expression = And((expression, parse(space, texts[1])))
        mine = shortest_forms(Not(expression) if "negate" in call else expression, space)
        lists = next(iter(answer.values())) if isinstance(answer, dict) else answer

        assert {frozenset(map(space.text, model)) for model in mine} == {
            frozenset(one.replace(" ", "").split("+")) for one in lists
        }, call
        asked += 1
    assert asked >= 9


def shipped(name: str) -> Any:
    outcome, conditions = {
        "LF": ("SURV", ["DEV", "URB", "LIT", "IND", "STB"]),
        "CVF": ("PROTEST", ["DEMOC", "ETHFRACT", "GEOCON", "POLDIS", "NATPRIDE"]),
    }[name]
    return read_sets(Path(ELSEWHERE) / f"qca/data/shipped_{name}.csv", outcome, conditions)


def test_memberships_agree_with_r() -> None:
    for call, answer in told("fuzzyops"):
        data = shipped("LF")
        assert parse(data.space, quoted(call)[0]).inside(data).tolist() == pytest.approx(answer), call


def test_figures_of_expressions_agree_with_r() -> None:
    asked = 0
    for call, answer in told("pof"):
        if not call.startswith('pof("'):
            continue
        data = shipped(call.split("data=")[1][:3].strip(",)"))
        data = data.negated() if 'outcome="~' in call else data
        for row in answer["fit"]:
            text = quoted(call)[0] if row["name"] == "expression" else row["name"]
            inside = parse(data.space, text).inside(data)
            asked += 1
            if "necessity" in call:
                need = necessity(inside, data.outcome)
                mine, theirs = (need.incl, need.ron, need.cov), (row["inclN"], row["RoN"], row["covN"])
            else:
                fit = sufficiency(inside, data.outcome)
                mine, theirs = (fit.incl, fit.pri, fit.cov), (row["inclS"], row["PRI"], row["covS"])
            assert mine == pytest.approx(theirs, abs=1e-9), (call, text)
    assert asked > 15


def test_areas_of_a_theory_are_those_of_r_and_written_as_r_writes_them_have_its_figures() -> None:
    """R takes the figures of an area from its shortest form, we take them from the area itself."""
    asked = 0
    for call, answer in told("modelFit"):
        data = shipped("LF")
        table = truth_table(data, Cuts(incl=(0.8,)))
        kind = {"p": "parsimonious", "i": "intermediate", "c": "conservative"}[call[len("modelFit(")]]
        (terms,) = solve(table, kind, expectations=data.conditions if kind == "intermediate" else ()).models
        model = parse(data.space, " + ".join(map(data.space.text, terms)))
        theory = parse(data.space, quoted(call)[0])
        figures = {row["name"]: row for row in answer["fit"]}
        for name, text in answer["intersections"].items():
            area = And(
                (
                    Not(model) if "~model" in name else model,
                    Not(theory) if "~theory" in name else theory,
                )
            )
            if text == "-":
                assert shortest_forms(area, data.space) == ()
                continue
            theirs = parse(data.space, text)
            assert all(theirs.holds(row) == area.holds(row) for row in product((0, 1), repeat=5)), name
            fit = sufficiency(theirs.inside(data), data.outcome)
            wanted = (figures[name]["inclS"], figures[name]["PRI"], figures[name]["covS"])
            assert (fit.incl, fit.pri, fit.cov) == pytest.approx(wanted, abs=1e-9), (call, name)
            asked += 1
    assert asked == 14
