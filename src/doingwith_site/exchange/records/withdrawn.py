"""What rested on words that were taken back: from rows, where cases, models and records keep it, and back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.withdrawn_evidence import (
    EvidenceWithdrawn,
    ItemWithdrawn,
    JudgementWithdrawn,
    PartWithdrawn,
)
from doingwith_site.analysis.contribution.queries import evidence_lost
from doingwith_site.cases.models import Judgement, SearchText
from doingwith_site.cases.queries import judgements_of_record
from doingwith_site.consent.redaction import note_withdrawn
from doingwith_site.logic_models.queries import parts_lost
from doingwith_site.programmes.models import Programme

__all__ = ["evidence_withdrawn_value", "store_evidence_withdrawn"]

BY_NAME = ("reading__case__identifier", "reading__reader", "factor__identifier", "evidence_withdrawn")


def evidence_withdrawn_value(programme: Programme, record: ProgrammeRecord) -> EvidenceWithdrawn:
    """What of ``record``, which is the programme's, rested on words taken back since; in three queries."""
    rows = judgements_of_record().filter(reading__case__programme=programme, evidence_withdrawn__gt=0)
    found = EvidenceWithdrawn(
        judgements=tuple(
            JudgementWithdrawn(case=case, reader=reader, factor=factor, passages=passages)
            for case, reader, factor, passages in rows.values_list(*BY_NAME)
        ),
        items=tuple(ItemWithdrawn(contribution=of, item=item) for of, item in evidence_lost(programme)),
        parts=tuple(PartWithdrawn(logic_model=of, part=part) for of, part in parts_lost(programme)),
    )
    return found.joined(EvidenceWithdrawn()).only(
        cases={case.id for case in record.cases},
        contributions={one.id for one in record.contributions},
        logic_models=set(record.logic_model_by_id),
    )


def store_evidence_withdrawn(programme: Programme, value: EvidenceWithdrawn) -> None:
    """Let the programme's rows say so. What they say already stays said.

    Judgements that people make on this site are left alone, as the readings they stand in.
    """
    _store_judgements(programme, value.judgements)
    _note(programme.contributions.all(), [(one.contribution, one.item) for one in value.items])
    _note(programme.logic_models.all(), [(one.logic_model, one.part) for one in value.parts])


def _store_judgements(programme: Programme, told: Sequence[JudgementWithdrawn]) -> None:
    if not told:
        return
    passages = {(one.case, one.reader, one.factor): one.passages for one in told}
    rows = Judgement.objects.filter(reading__case__programme=programme, reading__person=None)
    rows = rows.filter(reading__case__identifier__in={one.case for one in told})
    changed = []
    for row in rows.select_related("reading__case", "factor"):
        number = passages.get((row.reading.case.identifier, row.reading.reader, row.factor.identifier), 0)
        if number > row.evidence_withdrawn:
            row.evidence_withdrawn = number
            changed.append(row)
    Judgement.objects.bulk_update(changed, ["evidence_withdrawn"], batch_size=100)
    SearchText.objects.filter(judgement__in=changed).delete()


def _note(rows: QuerySet[Any], told: Iterable[tuple[str, str]]) -> None:
    """``told`` are records, by identifier, each with a part of it."""
    found: dict[str, set[str]] = {}
    for record, part in told:
        found.setdefault(record, set()).add(part)
    if found:
        named = rows.filter(identifier__in=found)
        keys: Mapping[str, int] = dict(named.values_list("identifier", "pk"))
        note_withdrawn(named, {keys[name]: parts for name, parts in found.items() if name in keys})
