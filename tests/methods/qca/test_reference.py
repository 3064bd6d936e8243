"""What R's QCA package (3.25.1) answers, from plain data to intermediate models."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.methods.qca.answers import (
    ELSEWHERE,
    HERE,
    NOT_TO_TRUST,
    Answers,
    answers,
    each,
    files,
    read_sets,
)

from doingwith.methods.qca.assumptions import (
    contradictory_assumptions,
    simplifying_assumptions,
    simultaneous_subsets,
)
from doingwith.methods.qca.fit import Necessity
from doingwith.methods.qca.necessity import (
    necessary_expressions,
    single_conditions,
    sufficient_conjunctions,
)
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.solutions import Solution, model_fit, solve
from doingwith.methods.qca.table import Cuts, truth_table
from doingwith.methods.qca.terms import Space

Models = set[frozenset[str]]


def ours(found: Solution) -> Models:
    return {frozenset(found.space.text(term) for term in model) for model in found.models}


def theirs(models: list[list[str]]) -> Models:
    return {frozenset(one.replace(" ", "").replace("{", "[").replace("}", "]") for one in m) for m in models}


def same(figure: float | None, told: Any) -> bool:
    if told in (None, "NaN", "NA", "-") or figure is None:
        return True
    return abs(figure - float(told)) < 1e-9


def test_the_answers_are_there() -> None:
    assert len(files()) >= 17


def test_truth_tables_agree_row_by_row() -> None:
    rows = 0
    for found, tag, answer in each("truthTable"):
        mine = {row.number: row for row in truth_table(found.side(tag), found.cuts).rows}
        for told in answer["rows"]:
            row = mine[told["row"]]
            assert (row.out, row.n) == (told["OUT"], told["n"]), (found.name, tag, row.number)
            assert same(row.incl, told["incl"])
            assert same(row.pri, told["PRI"])
            rows += 1
    assert rows > 300


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("conservative", {"solution": "conservative"}),
        ("conservative_allsol", {"solution": "conservative", "all_irredundant": True}),
        ("parsimonious", {"solution": "parsimonious"}),
        ("parsimonious_QMC", {"solution": "parsimonious"}),
        ("parsimonious_allsol", {"solution": "parsimonious", "all_irredundant": True}),
        ("parsimonious_withC", {"solution": "parsimonious", "include_contradictions": True}),
    ],
)
def test_models_agree_as_sets(question: str, choices: dict[str, Any]) -> None:
    for found, tag, answer in each(question):
        mine = solve(truth_table(found.side(tag), found.cuts), limit=100_000, **choices)

        assert ours(mine) == theirs(answer["models"]), (found.name, tag)
        assert (mine.n_models, mine.n_models_exact) == (answer["n_models"], True)


def test_intermediate_models_agree_pair_by_pair() -> None:
    pairs = 0
    for found, tag, answer in each("intermediate"):
        mine = solve(
            truth_table(found.side(tag), found.cuts), "intermediate", expectations=expected(found, tag)
        )
        pairs += agree_pair_by_pair(mine, answer, (found.name, tag))
    assert pairs > 30


def agree_pair_by_pair(mine: Solution, answer: Any, name: tuple[str, str]) -> int:
    """Asserts that each pair has R's models; how many pairs there were."""
    by_pair = {
        (text_of(mine.space, pair.conservative), text_of(mine.space, pair.parsimonious)): {
            text_of(mine.space, model) for model in pair.models
        }
        for pair in mine.pairs
    }
    for told in answer.get("i.sol", {}).values():
        key = (*theirs([told["c.sol"]]), *theirs([told["p.sol"]]))
        assert by_pair[key] == theirs(told["models"]), name
    return len(answer.get("i.sol", {}))


def expected(found: Answers, tag: str, question: str = "intermediate") -> list[str]:
    match = re.search(r"dir\.exp=c\(([^)]*)\)", found.call(tag, question))
    assert match
    return [one.strip().strip('"') for one in match[1].split(",")]


def text_of(space: Space, model: Any) -> frozenset[str]:
    return frozenset(space.text(term) for term in model)


def test_figures_of_terms_agree() -> None:
    terms = 0
    for found, tag, answer in each("parsimonious"):
        table = truth_table(found.side(tag), found.cuts)
        mine = solve(table, "parsimonious", limit=100_000)
        if len(mine.models) != 1:
            continue
        fit = {mine.space.text(one.term): one for one in model_fit(table.data, mine.models[0]).terms}
        for told in answer["fit"]["PIs"]:
            one = fit.get(told["name"].replace("{", "[").replace("}", "]"))
            if one:
                assert same(one.figures.incl, told["inclS"])
                assert same(one.figures.pri, told["PRI"])
                assert same(one.figures.cov, told["covS"])
                assert same(one.cov_unique, told["covU"])
                terms += 1
    assert terms > 15


@pytest.mark.parametrize("question", ["necessity_superSubset", "necessity_superSubset_noRoN"])
def test_necessary_expressions_agree(question: str) -> None:
    for found, tag, answer in each(question):
        call, data = found.call(tag, question), found.side(tag)
        mine = necessary_expressions(
            data,
            incl_cut=number(call, "incl.cut"),
            ron_cut=number(call, "ron.cut"),
            depth=int(number(call, "depth")),
        )
        figures = {one.text(data): one.figures for one in mine.expressions}
        told = {one["name"].replace("{", "[").replace("}", "]"): one for one in rows_of(answer)}

        assert figures.keys() - at_the_cut(figures, number(call, "ron.cut")) <= told.keys() <= figures.keys()
        for name, one in told.items():
            assert same(figures[name].incl, one["inclN"])
            assert same(figures[name].ron, one["RoN"])
            assert same(figures[name].cov, one["covN"])


def test_sufficient_conjunctions_agree() -> None:
    for found, tag, answer in each("sufficiency_superSubset"):
        call, data = found.call(tag, "sufficiency_superSubset"), found.side(tag)
        mine = sufficient_conjunctions(
            data, incl_cut=number(call, "incl.cut"), depth=int(number(call, "depth"))
        )
        told = {one["name"].replace("{", "[").replace("}", "]") for one in rows_of(answer)}

        assert {data.space.text(term) for term, _ in mine} == told, (found.name, tag)


def test_single_conditions_agree() -> None:
    for found, tag, answer in each("pof_nec_single"):
        data = found.side(tag)
        mine = {data.space.literal_text(literal): figures for literal, figures, _ in single_conditions(data)}
        for told in answer["fit"]:
            figures = mine[told["name"].strip().replace("{", "[").replace("}", "]")]
            assert same(figures.incl, told["inclN"])
            assert same(figures.ron, told["RoN"])
            assert same(figures.cov, told["covN"])


def at_the_cut(figures: dict[str, Necessity], cut: float) -> set[str]:
    """Expressions exactly at the cut-off: R leaves them out when its rounding falls below it."""
    return {name for name, one in figures.items() if one.ron is not None and abs(one.ron - cut) < 1e-9}


def rows_of(answer: Any) -> list[Any]:
    """R gives an empty list where nothing passes."""
    return list(answer["fit"]) if answer else []


def number(call: str, name: str) -> float:
    match = re.search(rf"{re.escape(name)}=([\d.]+)", call)
    return float(match[1]) if match else 0.0


@pytest.mark.parametrize(("file", "models"), [(1, 12), (2, 9), (3, 8)])
def test_models_that_r_loses_are_found(file: int, models: int) -> None:
    data = read_sets(HERE / f"r_bugs/ccubes_lost_{file}.csv", "Y", list("ABCDEFGH"))

    found = solve(truth_table(data, Cuts(incl=(1.0,))), "parsimonious")

    assert (found.n_models, found.n_models_exact, len(found.models)) == (models, True, models)


def assumed(answer: Any) -> set[int]:
    """Every remainder that some model of R's covers."""
    return {number for one in answer["SA"] for number in one}


def test_contradictory_assumptions_are_those_of_the_models() -> None:
    """R's own list (findRows, type 2) is not always what its models assume; its models are the measure."""
    rows = same_list = lists = 0
    for found, tag, answer in each("untenable_CSA"):
        sides = found.get("pos", "parsimonious"), found.get("neg", "parsimonious")
        if None in sides:
            continue
        mine = contradictory_assumptions(truth_table(found.side(tag), found.cuts))

        assert set(mine) == assumed(sides[0]) & assumed(sides[1]), (found.name, tag)
        rows += len(mine)
        lists += 1
        same_list += list(mine) == answer
    assert rows > 30
    assert same_list > lists / 2


def test_simultaneous_subsets_agree() -> None:
    for found, tag, answer in each("untenable_SSR"):
        if len(found.cuts.incl) == 1:
            mine = simultaneous_subsets(truth_table(found.side(tag), found.cuts))

            assert list(mine) == answer, (found.name, tag)


def test_simplifying_assumptions_agree() -> None:
    models = 0
    for found, tag, answer in each("parsimonious"):
        table = truth_table(found.side(tag), found.cuts)
        if table.space.not_asked:
            continue  # R numbers these rows here as if everything had been asked of every case
        mine = solve(table, "parsimonious", limit=100_000)
        told = {tuple(one) for one in answer["SA"]}

        assert {simplifying_assumptions(table, model) for model in mine.models} == told, (found.name, tag)
        models += len(mine.models)
    assert models > 30


@pytest.mark.skipif(not ELSEWHERE, reason="needs R's answers on data of R's own package")
def test_models_of_r_that_cover_no_case_without_the_outcome_are_ours() -> None:
    """Where a condition was not asked of every case, R gives models that are wrong of observed cases."""
    for path in files():
        found = answers(path)
        if found.name not in NOT_TO_TRUST:
            continue
        told = theirs(found.results["neg"]["parsimonious"]["result"]["models"])
        data = found.side("neg")

        mine = solve(truth_table(data, found.cuts), "parsimonious")

        true = {model for model in told if model_fit(data, parsed(data.space, model)).figures.incl == 1}
        assert ours(mine) == true
        assert len(true) == len(told) - 2


def parsed(space: Space, model: frozenset[str]) -> tuple[Any, ...]:
    return tuple(space.parse(term) for term in sorted(model))


def test_the_enhanced_standard_analysis_agrees() -> None:
    answers_ = 0
    for found, tag, answer in each("esa_parsimonious"):
        mine = solve(
            truth_table(found.side(tag), found.cuts),
            "parsimonious",
            excluded_rows=excluded(found, tag),
            limit=100_000,
        )
        assert ours(mine) == theirs(answer["models"]), (found.name, tag)
        answers_ += 1
    assert answers_ > 20


def test_the_enhanced_intermediate_solution_agrees_pair_by_pair() -> None:
    pairs = 0
    for found, tag, answer in each("esa_intermediate"):
        mine = solve(
            truth_table(found.side(tag), found.cuts),
            "intermediate",
            expectations=expected(found, tag, "esa_intermediate"),
            excluded_rows=excluded(found, tag),
        )
        pairs += agree_pair_by_pair(mine, answer, (found.name, tag))
    assert pairs > 15


def excluded(found: Answers, tag: str) -> list[int]:
    match = re.search(r"exclude=(?:c\()?([\d,]+)", found.call(tag, "esa_truthTable"))
    assert match
    return [int(one) for one in match[1].split(",")]


def test_the_strikes_of_the_comparative_method() -> None:
    """C. C. Ragin, The Comparative Method (1987), chapter 6: S = AC + Bc, and AB is prime but not needed."""
    text = (Path(__file__).parents[3] / "data" / "qca" / "strikes.csv").read_text(encoding="utf-8")

    found = solve(truth_table(sets_of(read_table(text), "SUCCESS")), "conservative")

    assert ours(found) == {frozenset({"MARKET*FUND", "THREAT*~FUND"})}
    assert (found.n_prime_implicants, found.minimum_terms, found.n_models_exact) == (3, 2, True)
