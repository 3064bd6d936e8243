"""Qualitative comparative analysis: which combinations of conditions go with an outcome.

Crisp, fuzzy and multi-value sets; truth tables; exact minimisation with every model counted; fit; how far
an answer can be trusted. Definitions follow C. C. Ragin, Redesigning Social Inquiry (2008), C. Q. Schneider
and C. Wagemann, Set-Theoretic Methods for the Social Sciences (2012), and A. Dusa, QCA with R (2019).

    data = sets_of(read_table(text), "OUTCOME", ["A", "B", "C"])
    table = truth_table(data, Cuts(incl=(0.8,)))
    found = solve(table, Kind.PARSIMONIOUS)
    found.n_models, [model_fit(data, model) for model in found.models]

More stands in the modules: ``honesty`` and ``robustness`` (noise, ranges, leaving cases out), ``retention``,
``assumptions``, ``cases`` (theory evaluation, cases for follow-up) and ``expressions``.
"""

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.calibration import (
    calibrate_by_rank,
    calibrate_by_share,
    calibrate_crisp,
    calibrate_direct,
    calibrate_indirect,
    suggest_thresholds,
)
from doingwith.methods.qca.minimise import Minimisation, Model, minimise
from doingwith.methods.qca.necessity import necessary_expressions
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.solutions import Kind, ModelFit, Solution, model_fit, solve
from doingwith.methods.qca.table import Cuts, Out, Row, SetData, TruthTable, truth_table

__all__ = [
    "Budget",
    "Cuts",
    "Kind",
    "Minimisation",
    "Model",
    "ModelFit",
    "Out",
    "QcaRefused",
    "Row",
    "SetData",
    "Solution",
    "TruthTable",
    "calibrate_by_rank",
    "calibrate_by_share",
    "calibrate_crisp",
    "calibrate_direct",
    "calibrate_indirect",
    "minimise",
    "model_fit",
    "necessary_expressions",
    "read_table",
    "sets_of",
    "solve",
    "suggest_thresholds",
    "truth_table",
]
