"""An R script that repeats an analysis with R's QCA package and compares the models with ours.

Calls as in A. Dusa, QCA with R (2019), for QCA 3.20 and later: ``truthTable`` and ``minimize`` with the
method QMC, because the default method can lose models (docs: why our answers differ from R).
"""

import re
from collections.abc import Iterable, Sequence

from doingwith.exchange.qca_files.tables import membership_text
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.solutions import Kind, Solution
from doingwith.methods.qca.table import SetData

__all__ = ["r_script"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.]*")
_LINES = """\
# Made by Doing With. Repeats an analysis with R's QCA package and compares the models.
# In R: install.packages("QCA"), then source("this file").
library(QCA)

data <- read.csv(text = {data}, row.names = 1, check.names = FALSE)

table <- truthTable(
  data,
  outcome = {outcome},
  conditions = {conditions},
  incl.cut = {incl},
  pri.cut = {pri},
  n.cut = {n}
)
print(table)

answer <- minimize(table, {minimize})
print(answer)

as_text <- function(model) {{
  terms <- gsub("}}", "]", gsub("{{", "[", gsub(" ", "", model), fixed = TRUE), fixed = TRUE)
  paste(sort(terms, method = "radix"), collapse = " + ")
}}
theirs <- unique(vapply({theirs}, as_text, ""))
ours <- {ours}

if (setequal(theirs, ours)) {{
  cat("R and Doing With give the same", length(ours), "models.\\n")
}} else {{
  cat("Only in R:", setdiff(theirs, ours), sep = "\\n  ")
  cat("\\nOnly in Doing With:", setdiff(ours, theirs), sep = "\\n  ")
  cat("\\n")
}}
"""


def r_script(
    found: Solution, *, expectations: Sequence[str] = (), include_contradictions: bool = False
) -> str:
    """The script for one analysis. ``found`` holds its data, cut-offs and every model.

    Raises QcaRefused where a name cannot stand in R, or not all models are known.
    """
    data = found.table.data
    _check(found, data)
    return _LINES.format(
        data=_string(membership_text(data)),
        outcome=_string(data.outcome_name),
        conditions=_vector(data.conditions),
        incl=_numbers(found.table.cuts.incl),
        pri=repr(found.table.cuts.pri),
        n=found.table.cuts.n,
        minimize=_minimize(found.kind, expectations, include_contradictions),
        theirs=_THEIRS[found.kind is Kind.INTERMEDIATE],
        ours=_vector(" + ".join(sorted(found.space.text(term) for term in model)) for model in found.models),
    )


_THEIRS = {
    False: "answer$solution",
    True: "unlist(lapply(answer$i.sol, function(pair) pair$solution), recursive = FALSE)",
}


def _check(found: Solution, data: SetData) -> None:
    for name in (*data.conditions, data.outcome_name.removeprefix("~")):
        if not _NAME.fullmatch(name):
            raise QcaRefused(
                f"“{name}” cannot be a name in R. Use letters, digits and underscores, a letter first."
            )
    if not found.models or not found.n_models_exact or len(found.models) < found.n_models:
        raise QcaRefused(
            "R can only be compared with an answer of which every model is listed. "
            "Use fewer conditions, or a higher --limit."
        )


def _minimize(kind: Kind, expectations: Sequence[str], include_contradictions: bool) -> str:
    include = "" if kind is Kind.CONSERVATIVE else "?,C" if include_contradictions else "?"
    parts = [f"include = {_string(include)}", 'method = "QMC"', "details = TRUE"]
    if kind is Kind.INTERMEDIATE:
        parts.insert(1, f"dir.exp = {_vector(expectations)}")
    return ", ".join(parts)


def _string(text: str) -> str:
    """A string of R."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n").replace("\n", "\\n")
    return f'"{safe}"'


def _vector(texts: Iterable[str]) -> str:
    return f"c({', '.join(map(_string, texts))})"


def _numbers(numbers: Sequence[float]) -> str:
    return f"c({', '.join(map(repr, numbers))})"
