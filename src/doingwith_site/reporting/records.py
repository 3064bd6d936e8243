"""The record that a report is made of: without what rests on words that may not be put to its use."""

from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.quoting import without_held_words
from doingwith_site.analysis.records import lost_in, programme_record
from doingwith_site.cases.records.citations import with_citations
from doingwith_site.consent.held_words import HeldWords
from doingwith_site.programmes.models import Programme

__all__ = ["record_for_report"]


def record_for_report(programme: Programme, held: HeldWords) -> tuple[ProgrammeRecord, int]:
    """The record without what rests on the words in ``held``, and in how many places that is.

    Whoever takes their words back allows no use any more, so what rested on them is held back from every
    report, as what rests on words whose teller says no.
    """
    record, lost = programme_record(programme), lost_in(programme)
    if not held.names and not held.texts and not lost:
        return record, 0
    cited = replace(record, cases=with_citations(record.cases, programme))
    return without_held_words(cited, held.names, held.texts, lost)
