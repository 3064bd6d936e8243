"""Times the configurations engine: ``python -m bench.qca``.

Prints CPU seconds and peak memory of finding every prime implicant, the fewest terms and the exact number
of models, each in a process of its own, on seeded random tables; and how the cost grew. Then the same for
the intermediate solution, which expects every condition to help, and for importing the engine after numpy.
Never fails on time.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

import numpy as np

SIZES = ((8, 25), (12, 25), (30, 25), (60, 25), (20, 40), (60, 40), (8, 100), (10, 100), (20, 100), (60, 100))
INTERMEDIATE_SIZES = ((8, 25), (12, 25), (60, 25))
SEED = 2026
SECONDS = 60


def main() -> None:
    if len(sys.argv) == 4:
        print(json.dumps(MEASURES[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]))))
        return
    print(
        f"{'k':>3} {'n':>4} {'primes':>12} {'terms':>5} {'models':>12} {'CPU s':>8} {'MB':>5} {'grew by':>8}"
    )
    in_rows("parsimonious", SIZES)
    print("intermediate (primes: of one pair of models at most)")
    in_rows("intermediate", INTERMEDIATE_SIZES)
    print(f"importing the engine: {apart('import', 0, 0)['seconds']:.3f} CPU s beyond numpy")


def in_rows(measure: str, sizes: Iterable[tuple[int, int]]) -> None:
    """One line for each size."""
    before = 0.0
    for k, n in sizes:
        told = apart(measure, k, n)
        seconds = told["seconds"]
        growth = f"{seconds / before:.1f}x" if before else "-"
        models = f"{'' if told['exact'] else '>= '}{told['models']:,}"
        print(
            f"{k:>3} {n:>4} {told['primes']:>12,} {told['terms'] or '-':>5} {models:>12} "
            f"{seconds:>8.3f} {told['megabytes']:>5.0f} {growth:>8}"
        )
        before = seconds


def apart(measure: str, k: int, n: int) -> dict[str, Any]:
    """What is measured in a process of its own."""
    command = [sys.executable, "-m", "bench.qca", measure, str(k), str(n)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


def importing(k: int, n: int) -> dict[str, object]:
    """The engine alone: numpy is here already."""
    start = time.process_time()
    import doingwith.methods.qca  # noqa: F401

    return {"seconds": time.process_time() - start}


def drawn(k: int, n: int) -> tuple[Any, Any]:
    """``n`` cases with ``k`` fair-coin conditions, and their fair-coin outcome."""
    random = np.random.default_rng(SEED)
    return random.integers(0, 2, (n, k)), random.integers(0, 2, n)


def measured(k: int, n: int) -> dict[str, object]:
    """One table of ``k`` fair-coin conditions and ``n`` cases."""
    from doingwith.methods.qca.budget import Budget
    from doingwith.methods.qca.minimise import minimise

    rows, outs = drawn(k, n)
    positive = {tuple(row) for row in rows[outs == 1].tolist()}
    negative = {tuple(row) for row in rows[outs == 0].tolist()} - positive
    start = time.process_time()
    return figures(minimise(sorted(positive), sorted(negative), budget=Budget(seconds=SECONDS)), start)


def measured_intermediate(k: int, n: int) -> dict[str, object]:
    """The same table, where the presence of every condition is expected to help."""
    from doingwith.methods.qca.solutions import solve
    from doingwith.methods.qca.table import SetData, truth_table

    rows, outs = drawn(k, n)
    names = tuple(f"C{at}" for at in range(k))
    data = SetData(
        cases=tuple(f"case {at}" for at in range(n)),
        conditions=names,
        levels=(2,) * k,
        memberships=rows.astype(float),
        outcome_name="Y",
        outcome=outs.astype(float),
    )
    start = time.process_time()
    return figures(solve(truth_table(data), "intermediate", expectations=names), start)


def figures(found: Any, start: float) -> dict[str, object]:
    """What is printed of a solution."""
    return {
        "primes": found.n_prime_implicants,
        "terms": found.minimum_terms,
        "models": found.n_models,
        "exact": found.n_models_exact,
        "seconds": time.process_time() - start,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


MEASURES = {"parsimonious": measured, "intermediate": measured_intermediate, "import": importing}

if __name__ == "__main__":
    main()
