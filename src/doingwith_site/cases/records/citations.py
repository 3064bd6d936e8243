"""The excerpts that judgements rest on, put into the cases of a record."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from doingwith.cases.case import Case as CaseValue
from doingwith.cases.readings import Judgement as JudgementValue
from doingwith_site.cases.models import Judgement
from doingwith_site.cases.visibility import in_record
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.programmes.models import Programme

__all__ = ["with_citations"]

Citations = Mapping[tuple[str, str, str], list[str]]


def with_citations(cases: Iterable[CaseValue], programme: Programme) -> tuple[CaseValue, ...]:
    """The cases with what each judgement in the record rests on, in its order; in one query."""
    cited = _citations(programme)
    return tuple(_cited_in(case, cited) for case in cases)


def _citations(programme: Programme) -> Citations:
    rows = Judgement.excerpts.through.objects.filter(
        in_record("judgement__reading__"), judgement__reading__case__programme=programme
    )
    reading = "judgement__reading"
    found: dict[tuple[str, str, str], list[str]] = {}
    for case, reader, factor, identifier, token in rows.order_by("pk").values_list(
        f"{reading}__case__identifier",
        f"{reading}__reader",
        "judgement__factor__identifier",
        "excerpt__identifier",
        "excerpt__token",
    ):
        found.setdefault((case, reader, factor), []).append(excerpt_name(identifier, token))
    return found


def _cited_in(case: CaseValue, cited: Citations) -> CaseValue:
    readings = tuple(
        replace(
            reading,
            conditions=_resting(reading.conditions, case.id, reading.reader, cited),
            results=_resting(reading.results, case.id, reading.reader, cited),
        )
        for reading in case.readings
    )
    return replace(case, readings=readings)


def _resting(
    judgements: Iterable[JudgementValue], case: str, reader: str, cited: Citations
) -> tuple[JudgementValue, ...]:
    return tuple(
        replace(judgement, excerpts=tuple(cited.get((case, reader, judgement.factor), ())))
        for judgement in judgements
    )
