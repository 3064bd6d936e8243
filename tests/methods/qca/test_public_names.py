"""What anyone can import from the package, as its own description says."""

from pathlib import Path

from doingwith.methods.qca import Cuts, Kind, model_fit, read_table, sets_of, solve, truth_table


def test_a_published_table_from_text_to_figures() -> None:
    """C. C. Ragin, The Comparative Method (1987), chapter 6."""
    text = (Path(__file__).parents[3] / "data" / "qca" / "strikes.csv").read_text(encoding="utf-8")

    data = sets_of(read_table(text), "SUCCESS", ["MARKET", "THREAT", "FUND"])
    found = solve(truth_table(data, Cuts(incl=(0.8,))), Kind.PARSIMONIOUS)
    fits = [model_fit(data, model).figures for model in found.models]

    assert (found.n_models, found.n_models_exact) == (len(fits), True)
    assert all(fit.incl == fit.cov == 1 for fit in fits)
