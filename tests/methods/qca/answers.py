"""Answers of R's QCA package on seeded data of our own, and on R's data where the folder is named."""

import csv
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from doingwith.methods.qca.table import Cuts, SetData
from doingwith.methods.qca.terms import NOT_ASKED

HERE = Path(__file__).parent / "reference"
ELSEWHERE = os.environ.get("DOINGWITH_REFERENCE_DATA", "")


_OF_ORDER = {
    *(("neg", f"parsimonious{more}") for more in ("", "_QMC", "_rowdom", "_allsol")),
    *(("pos", "parsimonious_QMC"), ("pos", "untenable_CSA"), ("neg", "untenable_CSA")),
    *((tag, f"esa_{kind}") for tag in ("pos", "neg") for kind in ("truthTable", "parsimonious")),
    *((tag, f"necessity_superSubset{more}") for tag in ("pos", "neg") for more in ("", "_noRoN")),
    *((tag, "sufficiency_superSubset") for tag in ("pos", "neg")),
}
NOT_TO_TRUST = {"RS": _OF_ORDER, "RagStr": _OF_ORDER}
"""Of R's two copies of one set of data in which a condition (which of two came first) was not asked of
every case: models of R's that cover cases without the outcome, answers that differ between the copies or
follow from such models, and expressions in which "not asked" is a value like others."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """One data set with R's answers for the outcome (``pos``) and its negation (``neg``)."""

    name: str
    data: SetData
    cuts: Cuts
    results: dict[str, dict[str, Any]]

    def side(self, tag: str) -> SetData:
        return self.data if tag == "pos" else self.data.negated()

    def get(self, tag: str, question: str) -> Any:
        """R's answer, or None where it gave none."""
        if (tag, question) in NOT_TO_TRUST.get(self.name, ()):
            return None
        found = self.results.get(tag, {}).get(question)
        return found["result"] if found and found["ok"] else None

    def call(self, tag: str, question: str) -> str:
        return str(self.results[tag][question]["call"])


def read_sets(path: Path, outcome: str, conditions: list[str]) -> SetData:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    key = next(iter(rows[0]))
    memberships = np.array(
        [[NOT_ASKED if row[name] in ("dc", "-") else float(row[name]) for name in conditions] for row in rows]
    )
    levels = tuple(
        max(2, int(column.max()) + 1) if (column == column.astype(int)).all() else 2
        for column in memberships.T
    )
    return SetData(
        cases=tuple(row[key] for row in rows),
        conditions=tuple(conditions),
        levels=levels,
        memberships=memberships,
        outcome_name=outcome,
        outcome=np.array([float(row[outcome]) for row in rows]),
    )


def cuts_of(text: str) -> Cuts:
    """R's arguments of truthTable, such as ``incl.cut=c(0.8,0.75), n.cut=2``."""
    incl = re.search(r"incl\.cut=(?:c\(([^)]*)\)|([\d.]+))", text)
    pri = re.search(r"pri\.cut=([\d.]+)", text)
    number = re.search(r"n\.cut=(\d+)", text)
    given = (incl[1] or incl[2]).split(",") if incl else ["1"]
    return Cuts(
        incl=tuple(float(one) for one in given),
        pri=float(pri[1]) if pri else 0.0,
        n=int(number[1]) if number else 1,
    )


def files() -> list[Path]:
    found = sorted(HERE.glob("random/*.json"))
    if not ELSEWHERE:
        return found
    more = [
        path
        for folder in ("shipped", "random")
        for path in sorted(Path(ELSEWHERE).glob(f"qca/{folder}/*.json"))
    ]
    if not more:
        raise FileNotFoundError(
            f"{ELSEWHERE} holds no qca/shipped/*.json: the variable names the wrong folder"
        )
    ours = {path.name for path in found}
    return found + [one for one in more if one.name not in ours]


@cache
def answers(path: Path) -> Answers:
    told = json.loads(path.read_text(encoding="utf-8"))
    return Answers(
        name=told["id"],
        data=read_sets(path.parent.parent / told["data"], told["outcome"], told["conditions"]),
        cuts=cuts_of(told["ttargs"]),
        results=told["results"],
    )


def each(question: str) -> Iterator[tuple[Answers, str, Any]]:
    """Every answer to one question."""
    for path in files():
        found = answers(path)
        for tag in ("pos", "neg"):
            answer = found.get(tag, question)
            if answer is not None:
                yield found, tag, answer
