"""Qualitative comparative analysis: which combinations of conditions go with an outcome.

Crisp, fuzzy and multi-value sets; truth tables; exact minimisation with every model counted; fit.
Definitions follow C. C. Ragin, Redesigning Social Inquiry (2008), C. Q. Schneider and C. Wagemann,
Set-Theoretic Methods for the Social Sciences (2012), and A. Dusa, QCA with R (2019).
"""

from doingwith.methods.qca.calibration import calibrate_crisp, calibrate_direct, calibrate_indirect
from doingwith.methods.qca.minimise import Minimisation, minimise
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.solutions import Solution, solve
from doingwith.methods.qca.table import Out, Row, SetData, TruthTable, truth_table

__all__ = [
    "Minimisation",
    "Out",
    "QcaRefused",
    "Row",
    "SetData",
    "Solution",
    "TruthTable",
    "calibrate_crisp",
    "calibrate_direct",
    "calibrate_indirect",
    "minimise",
    "solve",
    "truth_table",
]
