"""Times the configurations engine: ``python -m bench.qca``.

Prints CPU seconds and peak memory of finding every prime implicant, the fewest terms and the exact number
of models, each in a process of its own, on seeded random tables; and how the cost grew. Never fails on time.
"""

import json
import resource
import subprocess
import sys
import time

import numpy as np

SIZES = ((8, 25), (12, 25), (30, 25), (60, 25), (20, 40), (60, 40), (8, 100), (10, 100), (20, 100), (60, 100))
SEED = 2026
SECONDS = 60


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(measured(int(sys.argv[1]), int(sys.argv[2]))))
        return
    print(
        f"{'k':>3} {'n':>4} {'primes':>12} {'terms':>5} {'models':>12} {'CPU s':>8} {'MB':>5} {'grew by':>8}"
    )
    before = 0.0
    for k, n in SIZES:
        told = json.loads(
            subprocess.run(
                [sys.executable, "-m", "bench.qca", str(k), str(n)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        seconds = told["seconds"]
        growth = f"{seconds / before:.1f}x" if before else "-"
        models = f"{'' if told['exact'] else '>= '}{told['models']:,}"
        print(
            f"{k:>3} {n:>4} {told['primes']:>12,} {told['terms'] or '-':>5} {models:>12} "
            f"{seconds:>8.3f} {told['megabytes']:>5.0f} {growth:>8}"
        )
        before = seconds


def measured(k: int, n: int) -> dict[str, object]:
    """One table of ``k`` fair-coin conditions and ``n`` cases."""
    from doingwith.methods.qca.budget import Budget
    from doingwith.methods.qca.minimise import minimise

    random = np.random.default_rng(SEED)
    rows, outs = random.integers(0, 2, (n, k)), random.integers(0, 2, n)
    positive = {tuple(row) for row in rows[outs == 1].tolist()}
    negative = {tuple(row) for row in rows[outs == 0].tolist()} - positive
    start = time.process_time()
    found = minimise(sorted(positive), sorted(negative), budget=Budget(seconds=SECONDS))
    return {
        "primes": found.n_prime_implicants,
        "terms": found.minimum_terms,
        "models": found.n_models,
        "exact": found.n_models_exact,
        "seconds": time.process_time() - start,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main()
