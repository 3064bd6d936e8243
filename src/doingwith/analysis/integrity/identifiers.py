"""Rules on identifiers: each names one thing."""

from collections.abc import Iterable, Iterator

from doingwith.analysis.integrity.known import FACTORS, PROGRAMME, Known, wrong_at
from doingwith.common.problems import Place, Problem

__all__ = ["IDENTIFIER_RULES"]

_Named = tuple[str, Place, str]


def lists(known: Known) -> Iterator[Problem]:
    """Inside each list of the programme, the factor list and the evaluation, an id stands once."""
    record = known.record
    for entry, owner, keys in (
        (PROGRAMME, record.programme, ("readers", "partners", "roles")),
        (FACTORS, record.factor_list, ("domains", "factors", "scoping")),
        ("evaluation", record.evaluation, ("steps", "inconsistencies")),
        ("groups", record.groups, ("groups",)),
    ):
        for key in keys:
            items = enumerate(getattr(owner, key))
            yield from _repeated((entry, (key, at, "id"), item.id) for at, item in items)


def entries(known: Known) -> Iterator[Problem]:
    """No two values of one folder share an id; capitals make no difference in a file name."""
    for folder, values in (
        ("theory", known.record.theory_versions),
        ("projects", known.record.projects),
        ("logic-models", known.record.logic_models),
        ("cases", known.record.cases),
        ("contribution", known.record.contributions),
        ("readiness", known.record.readiness),
        ("tellings", known.record.tellings),
        ("accounts", known.record.accounts),
        ("documents", known.record.documents),
        ("excerpts", known.record.marked_sources),
        ("withdrawn", known.record.tombstones),
        ("configurations", known.record.configurations),
    ):
        seen: dict[str, str] = {}
        for value in values:
            first = seen.get(value.id.casefold())
            if first is not None:
                yield wrong_at(
                    f"{folder}/{value.id}",
                    "id",
                    wrong=f"The id “{value.id}” is given twice in {folder}."
                    if first == value.id
                    else f"The ids “{first}” and “{value.id}” in {folder} differ only in capitals.",
                    remedy="Give one of them another id.",
                )
            seen.setdefault(value.id.casefold(), value.id)


def statements_and_clauses(known: Known) -> Iterator[Problem]:
    """A statement's or a clause's id stands once in all versions of the theory."""
    yield from _repeated(_theory_ids(known))


def _theory_ids(known: Known) -> Iterator[_Named]:
    for version in known.record.theory_versions:
        for at, statement in enumerate(version.statements):
            yield f"theory/{version.id}", ("statements", at, "id"), statement.id
            for part in ("when", "then", "because"):
                for number, clause in enumerate(getattr(statement, part)):
                    yield f"theory/{version.id}", ("statements", at, part, number, "id"), clause.id


def _repeated(named: Iterable[_Named]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for entry, place, name in named:
        if name in seen:
            where = "above" if seen[name] == entry else f"in {seen[name]}"
            wrong = f"The id “{name}” already stands {where}."
            yield wrong_at(entry, *place, wrong=wrong, remedy="Give one of them another id.")
        seen.setdefault(name, entry)


IDENTIFIER_RULES = (lists, entries, statements_and_clauses)
