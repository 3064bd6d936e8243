"""Times logic models of 5, 60 and 300 cards: ``python -m bench.logic_models [CARDS …]``.

Prints the seconds of processor time of the layout, the picture, the difference and the slide, and how
many links cross beside how many cross as the cards were given and after sweeps alone. It never fails
on time.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.synthetic_models import large_model
from doingwith.logic_models.checks import findings
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.model import ModelVersion
from doingwith.methods.layers.crossings import barycentre_sweeps, crossings, few_crossings
from doingwith.methods.layers.graph import LayeredGraph, layered
from doingwith.reporting.logic_models.layout import lay_out
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.slides import to_pptx
from doingwith.reporting.logic_models.version_drawing import version_drawing

SIZES = (5, 60, 300)
LINKS_PER_CARD = 1.5


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    for size in sizes:
        version = large_model(size, int(size * LINKS_PER_CARD))
        graph = _graph(version)
        print(f"{size:,} cards, {len(version.links):,} links")
        print(
            f"  links that cross: {crossings(graph):,} as given, {crossings(barycentre_sweeps(graph)):,} "
            f"after sweeps alone, {crossings(few_crossings(graph)):,} as drawn"
        )
        for step, work in _steps(version).items():
            print(f"  {step:<11} {_seconds(work) * 1000:9.1f} ms of processor time")


def _steps(version: ModelVersion) -> dict[str, Callable[[], Any]]:
    drawing = version_drawing(version, "A model")
    later = replace(version, nodes=version.nodes[1:], links=())
    return {
        "layout": lambda: lay_out(drawing),
        "SVG": lambda: drawing_figure(drawing),
        "checks": lambda: findings(version),
        "difference": lambda: model_difference(version, later),
        "PowerPoint": lambda: to_pptx(drawing),
    }


def _seconds(work: Callable[[], Any]) -> float:
    """Processor time of one run, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _graph(version: ModelVersion) -> LayeredGraph:
    column = {node.id: node.column.place for node in version.nodes}
    index = {node.id: at for at, node in enumerate(version.nodes)}
    ways = [
        (index[first], index[last])
        for link in version.links
        if column[link.from_] != column[link.to]
        for first, last in [sorted((link.from_, link.to), key=lambda name: column[name])]
    ]
    return layered([node.column.place for node in version.nodes], ways, layers=len(Column))[0]


if __name__ == "__main__":
    main()
