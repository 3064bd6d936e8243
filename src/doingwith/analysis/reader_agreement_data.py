"""Agreement of readers for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from typing import Any

from doingwith.analysis.reader_agreement import Disagreement, Figures, ReaderAgreement
from doingwith.methods.agreement import Agreement

__all__ = ["agreement_as_data", "coefficient_as_data"]

LEFT_OUT = "left out"


def agreement_as_data(found: ReaderAgreement) -> dict[str, Any]:
    """Disagreements first, then the figures: overall, per domain, per factor, per pair of readers."""
    return {
        "cases": [case.id for case in found.cases],
        "single_reader_cases": [case.id for case in found.single],
        "disagreements": [_disagreement(one) for one in found.disagreements],
        "overall": _figures(found.overall),
        "domains": [
            {"id": one.domain.id, "label": one.domain.label, **_figures(one.figures)} for one in found.domains
        ],
        "factors": [
            {"id": one.factor.id, "label": one.factor.label, **_figures(one.figures)} for one in found.factors
        ],
        "pairs": [
            {
                "readers": list(one.readers),
                "cases": list(one.cases),
                **_figures(one.figures),
                "cohen_kappa": coefficient_as_data(one.kappa),
            }
            for one in found.pairs
        ],
    }


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {
        "case": one.case,
        "factor": one.factor.id,
        "label": one.factor.label,
        "domain": one.domain.id,
        "readings": [
            {"reader": seen.reader, "sign": seen.sign or LEFT_OUT, "reason": seen.reason} for seen in one.seen
        ],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "units": figures.units,
        "agreed": figures.agreed,
        "one_sided": figures.one_sided,
        "percent": coefficient_as_data(figures.percent),
        "krippendorff_alpha": coefficient_as_data(figures.alpha),
        "gwet_ac1": coefficient_as_data(figures.ac1),
    }


def coefficient_as_data(found: Agreement) -> dict[str, Any]:
    """A coefficient: its value, or null and why, with its form and its interval."""
    interval = found.interval
    return {
        "value": found.value,
        "why_not": found.why or None,
        "form": found.form,
        "interval": None
        if interval is None
        else {"low": interval.low, "high": interval.high, "confidence": interval.confidence},
    }
