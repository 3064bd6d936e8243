"""Case rows to library values and back. The only file here that knows both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from doingwith.cases import readings as values
from doingwith.cases.case import Case as CaseValue
from doingwith.common.judgements import Basis, Sign
from doingwith.exchange.bundle.plain import from_plain
from doingwith.programmes.factors import DomainRole
from doingwith_site.cases.models import Case, Judgement, Reading
from doingwith_site.cases.queries import judgements_of_record
from doingwith_site.cases.records.agreed import COMPARED, with_what_was_agreed
from doingwith_site.cases.search_index import index_judgements
from doingwith_site.cases.visibility import in_record
from doingwith_site.common.days import day_of, noon
from doingwith_site.common.plain import kept_plain
from doingwith_site.programmes.models import Factor, Programme

__all__ = ["case_told", "case_value", "case_values", "case_values_of", "fill_case", "store_readings"]

WITH_COLUMNS = frozenset({"id", "project", "title", "readings"})


def case_values(programme: Programme) -> tuple[CaseValue, ...]:
    """Every case of the programme, in the same number of queries however many judgements there are."""
    readings = _readings_by_case(
        Reading.objects.filter(in_record(), case__programme=programme),
        judgements_of_record().filter(reading__case__programme=programme),
    )
    rows = list(programme.cases.select_related("project").order_by("position", "pk"))
    return with_what_was_agreed(rows, (case_told(row, readings[row.pk]) for row in rows))


def case_value(row: Case) -> CaseValue:
    """One case as a library value."""
    readings = row.readings.filter(in_record())
    found = _readings_by_case(readings, judgements_of_record().filter(reading__case=row))[row.pk]
    return with_what_was_agreed([row], [case_told(row, found)])[0]


def case_values_of(rows: Sequence[Case]) -> tuple[CaseValue, ...]:
    """These cases, projects included: one page of a list, in the same queries however long the list is."""
    readings = _readings_by_case(
        Reading.objects.filter(in_record(), case__in=rows),
        judgements_of_record().filter(reading__case__in=rows),
    )
    return with_what_was_agreed(rows, (case_told(row, readings[row.pk]) for row in rows))


def fill_case(row: Case, value: CaseValue) -> None:
    """Set the row's own columns; programme, project and position are the caller's.

    What readers here agreed on and asked stands in rows of its own, which no bundle changes.
    """
    row.identifier = value.id
    row.title = value.title
    left_out = WITH_COLUMNS | ({"agreed", "questions"} if row.phase in COMPARED else set())
    row.narrative = {key: plain for key, plain in kept_plain(value).items() if key not in left_out}


def store_readings(
    row: Case, value: CaseValue, factors: Mapping[str, Factor], excerpts: Mapping[str, int]
) -> None:
    """Let the case's readings be those of ``value``.

    ``factors`` are rows under their identifiers, ``excerpts`` keys under theirs. Readings that people
    make on this site stay as they are: a bundle neither changes nor removes them. What a judgement
    lost because words were taken back stays said.
    """
    lost = _passages_lost(row)
    row.readings.filter(person=None).delete()
    own = set(row.readings.values_list("reader", flat=True))
    for position, reading in enumerate(value.readings):
        if reading.reader in own:
            continue
        stored = _store_reading(row, reading, position)
        made = list(_judgement_rows(stored, reading, factors))
        for judgement in made:
            judgement.evidence_withdrawn = lost.get((reading.reader, judgement.factor_id), 0)
        rows = Judgement.objects.bulk_create(made)
        _store_citations(rows, reading, excerpts)
        index_judgements(row.programme_id, rows)
        Judgement.objects.bulk_create(_looked_for_rows(stored, reading, factors))


def _passages_lost(row: Case) -> dict[tuple[str, int], int]:
    """How many passages each judgement of a bundle lost, by its reader and factor."""
    lost = Judgement.objects.filter(reading__case=row, reading__person=None, evidence_withdrawn__gt=0)
    found = lost.values_list("reading__reader", "factor", "evidence_withdrawn")
    return {(reader, factor): number for reader, factor, number in found}


def _store_reading(row: Case, reading: values.Reading, position: int) -> Reading:
    return Reading.objects.create(
        case=row,
        reader=reading.reader,
        unlisted=[kept_plain(unlisted) for unlisted in reading.unlisted],
        position=position,
        in_at=noon(reading.handed_in_on),
    )


def _store_citations(rows: Sequence[Judgement], reading: values.Reading, excerpts: Mapping[str, int]) -> None:
    """What each judgement rests on, in its order."""
    through = Judgement.excerpts.through
    through.objects.bulk_create(
        through(judgement_id=row.pk, excerpt_id=excerpts[name])
        for row, judgement in zip(rows, reading.judgements(), strict=True)
        for name in dict.fromkeys(judgement.excerpts)
    )


def _judgement_rows(
    stored: Reading, reading: values.Reading, factors: Mapping[str, Factor]
) -> Iterable[Judgement]:
    kinds = [(DomainRole.CONDITION, judgement) for judgement in reading.conditions]
    kinds += [(DomainRole.RESULT, judgement) for judgement in reading.results]
    for position, (kind, judgement) in enumerate(kinds):
        yield Judgement(
            reading=stored,
            factor=factors[judgement.factor],
            kind=kind,
            sign=judgement.sign,
            basis=judgement.basis,
            reason=judgement.reason,
            confidence=judgement.confidence or "",
            position=position,
        )


def _looked_for_rows(
    stored: Reading, reading: values.Reading, factors: Mapping[str, Factor]
) -> Iterable[Judgement]:
    """A judgement without a sign says that the reader looked for the factor and found nothing."""
    for position, name in enumerate(reading.looked_for, len(reading.judgements())):
        factor = factors[name]
        yield Judgement(reading=stored, factor=factor, kind=factor.domain.role, position=position)


def case_told(row: Case, readings: Sequence[values.Reading] = ()) -> CaseValue:
    """What a case tells, with these readings of it."""
    own = {"id": row.identifier, "project": row.project.identifier, "title": row.title}
    return replace(from_plain(CaseValue, row.narrative | own), readings=tuple(readings))


def _readings_by_case(
    rows: Iterable[Reading], judgement_rows: Iterable[Judgement]
) -> dict[int, list[values.Reading]]:
    judgements: dict[int, dict[str, list[values.Judgement]]] = defaultdict(lambda: defaultdict(list))
    looked_for: dict[int, list[str]] = defaultdict(list)
    for judgement in judgement_rows:
        if judgement.sign:
            judgements[judgement.reading_id][judgement.kind].append(_judgement_value(judgement))
        else:
            looked_for[judgement.reading_id].append(judgement.factor.identifier)
    readings: dict[int, list[values.Reading]] = defaultdict(list)
    for reading in rows:
        readings[reading.case_id].append(
            _reading_value(reading, judgements[reading.pk], looked_for[reading.pk])
        )
    return readings


def _reading_value(
    row: Reading, judgements: Mapping[str, Sequence[values.Judgement]], looked_for: Sequence[str]
) -> values.Reading:
    return values.Reading(
        reader=row.reader,
        conditions=tuple(judgements.get(DomainRole.CONDITION, ())),
        results=tuple(judgements.get(DomainRole.RESULT, ())),
        unlisted=tuple(from_plain(values.UnlistedFactor, plain) for plain in row.unlisted),
        looked_for=tuple(looked_for),
        handed_in_on=day_of(row.in_at),
    )


def _judgement_value(row: Judgement) -> values.Judgement:
    return values.Judgement(
        factor=row.factor.identifier,
        sign=Sign(row.sign),
        basis=Basis(row.basis),
        reason=row.reason,
        confidence=values.Confidence(row.confidence) if row.confidence else None,
    )
