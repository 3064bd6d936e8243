"""How far readers agree: coefficients, each a value or none with the sentence that says why."""

from doingwith.methods.agreement.krippendorff import Level, krippendorff_alpha
from doingwith.methods.agreement.passages import FORMS, Mark, character_alpha, unitizing_alpha
from doingwith.methods.agreement.ratings import Ratings, ratings_of_counts
from doingwith.methods.agreement.result import Agreement, Interval
from doingwith.methods.agreement.several_readers import (
    brennan_prediger,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    percent_agreement,
)
from doingwith.methods.agreement.two_readers import cohen_kappa, scott_pi
from doingwith.methods.agreement.weights import Weights

__all__ = [
    "FORMS",
    "Agreement",
    "Interval",
    "Level",
    "Mark",
    "Ratings",
    "Weights",
    "brennan_prediger",
    "character_alpha",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet_ac1",
    "gwet_ac2",
    "krippendorff_alpha",
    "percent_agreement",
    "ratings_of_counts",
    "scott_pi",
    "unitizing_alpha",
]
