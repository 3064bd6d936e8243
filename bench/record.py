"""Times what the library does to a programme as it grows: ``python -m bench.record [SIZE …]``.

Prints seconds, and how each step grew against how the programme grew. Ratios near 1 mean that
a project costs the same in a large programme as in a small one. It never fails on time.
Every fifth project is a case. Word is written up to 1,000 projects: nobody scrolls through more.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.synthetic import synthetic_programme
from doingwith.analysis.diamond import diamond_positions
from doingwith.analysis.matrix import case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import check_bundle, read_bundle
from doingwith.exchange.bundle.writer import write_bundle
from doingwith.reporting.html import to_html
from doingwith.reporting.programme_report import programme_report
from doingwith.reporting.word import to_docx

SIZES = (25, 1_000, 10_000)
WORD_AT_MOST = 1_000


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(f"{'projects':>9}  {'step':<9}  {'seconds':>9}  {'grew by':>9}  {'per project':>11}")
    before: dict[str, float] = {}
    for at, size in enumerate(sizes):
        for step, seconds in _timed(size):
            print(f"{size:>9,}  {step:<9}  {seconds:>9.3f}  {_growth(sizes, at, before.get(step), seconds)}")
            before[step] = seconds


def _timed(size: int) -> Iterator[tuple[str, float]]:
    record = synthetic_programme(size)
    with tempfile.TemporaryDirectory() as folder:
        for step, work in _steps(record, Path(folder)).items():
            start = time.perf_counter()
            work()
            yield step, time.perf_counter() - start


def _steps(record: ProgrammeRecord, folder: Path) -> dict[str, Callable[[], Any]]:
    document = programme_report(record)
    steps: dict[str, Callable[[], Any]] = {
        "write": lambda: write_bundle(record, folder),
        "check": lambda: check_bundle(folder),
        "read": lambda: read_bundle(folder),
        "matrix": lambda: case_factor_matrix(record),
        "diamond": lambda: diamond_positions(record),
        "document": lambda: programme_report(record),
        "web page": lambda: to_html(document),
    }
    if len(record.projects) <= WORD_AT_MOST:
        steps["Word"] = lambda: to_docx(document)
    return steps


def _growth(sizes: list[int], at: int, before: float | None, seconds: float) -> str:
    if not before:
        return f"{'':>9}  {'':>11}"
    grew = seconds / before
    return f"{grew:>8.1f}x  {grew * sizes[at - 1] / sizes[at]:>10.2f}x"


if __name__ == "__main__":
    main()
