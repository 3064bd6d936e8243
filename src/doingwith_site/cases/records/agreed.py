"""What readers on this site agreed on, and what they asked, as library values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from doingwith.cases.agreed import AgreedJudgement, AgreedReading, Dissent
from doingwith.cases.case import Case as CaseValue
from doingwith.cases.phases import Phase
from doingwith.cases.questions import CaseQuestion as QuestionValue
from doingwith.cases.readings import Judgement as JudgementValue
from doingwith.cases.readings import Reading as ReadingValue
from doingwith.common.judgements import Basis, Sign
from doingwith_site.cases.models import Case, CaseQuestion, Proposal, Reading
from doingwith_site.cases.visibility import in_record
from doingwith_site.common.days import day_of
from doingwith_site.programmes.models import Membership

__all__ = ["COMPARED", "with_what_was_agreed"]

COMPARED = frozenset({Phase.COMPARING, Phase.FINAL})
"""In these phases what was agreed and asked stands in rows; in the others it came with the bundle."""


@dataclass(frozen=True, kw_only=True)
class _Agreement:
    """A case's readers here by their keys, the latest proposal on each factor, and the questions."""

    readers: Mapping[int, str]
    proposals: Sequence[Proposal]
    questions: Sequence[CaseQuestion]
    last_in: Sequence[Reading]


def with_what_was_agreed(rows: Sequence[Case], values: Iterable[CaseValue]) -> tuple[CaseValue, ...]:
    """Each case with what its readers here agreed on and asked, in the same number of queries for many."""
    compared = [row for row in rows if row.phase in COMPARED]
    if not compared:
        return tuple(values)
    found = _agreements(compared)
    roles = _roles(compared)
    return tuple(
        _with(value, row, found[row.pk], roles) if row.phase in COMPARED else value
        for row, value in zip(rows, values, strict=True)
    )


def _agreements(rows: Sequence[Case]) -> dict[int, _Agreement]:
    readings: dict[int, list[Reading]] = defaultdict(list)
    for reading in Reading.objects.filter(in_record(), case__in=rows, person__isnull=False):
        readings[reading.case_id].append(reading)
    latest: dict[int, dict[int, Proposal]] = defaultdict(dict)
    proposals = Proposal.objects.filter(case__in=rows).select_related("factor").prefetch_related("voices")
    for proposal in proposals.order_by("factor__position", "number"):
        latest[proposal.case_id][proposal.factor_id] = proposal
    questions: dict[int, list[CaseQuestion]] = defaultdict(list)
    for question in CaseQuestion.objects.filter(case__in=rows).select_related("factor"):
        questions[question.case_id].append(question)
    return {
        row.pk: _Agreement(
            readers={reading.person_id or 0: reading.reader for reading in readings[row.pk]},
            proposals=tuple(latest[row.pk].values()),
            questions=questions[row.pk],
            last_in=readings[row.pk],
        )
        for row in rows
    }


def _roles(rows: Sequence[Case]) -> dict[int, str]:
    """The part that each member plays in the programme of these cases."""
    members = Membership.objects.filter(programme__in={row.programme_id for row in rows})
    return dict(members.values_list("person", "role"))


def _with(value: CaseValue, row: Case, found: _Agreement, roles: Mapping[int, str]) -> CaseValue:
    settled = [
        _judgement(proposal, value, found)
        for proposal in found.proposals
        if {voice.person_id for voice in proposal.heard} >= found.readers.keys()
    ]
    is_final = row.phase == Phase.FINAL
    if is_final:
        settled += _read_alike(value, {judgement.factor for judgement in settled}, found.readers)
    agreed = AgreedReading(
        judgements=tuple(settled),
        agreed_by=tuple(found.readers.values()),
        agreed_on=_day(found) if is_final else None,
    )
    questions = tuple(_question(question, found, roles) for question in found.questions)
    return replace(value, agreed=agreed if settled or is_final else None, questions=questions)


def _judgement(proposal: Proposal, value: CaseValue, found: _Agreement) -> AgreedJudgement:
    factor = proposal.factor.identifier
    own = {reading.reader: _sign(reading, factor) for reading in value.readings}
    return AgreedJudgement(
        factor=factor,
        reason=proposal.reason,
        sign=Sign(proposal.sign) if proposal.sign else None,
        basis=Basis(proposal.basis) if proposal.basis else None,
        dissent=tuple(
            Dissent(
                reader=found.readers[voice.person_id],
                reason=voice.reason,
                sign=own.get(found.readers[voice.person_id]),
            )
            for voice in proposal.heard
            if not voice.agrees and voice.person_id in found.readers
        ),
    )


def _sign(reading: ReadingValue, factor: str) -> Sign | None:
    return next((one.sign for one in reading.judgements() if one.factor == factor), None)


def _read_alike(value: CaseValue, settled: set[str], readers: Mapping[int, str]) -> Iterable[AgreedJudgement]:
    """Where all readers gave the same sign nobody had to propose anything: a final case stands by it."""
    said: dict[str, list[JudgementValue]] = defaultdict(list)
    for reading in value.readings:
        for judgement in reading.judgements() if reading.reader in readers.values() else ():
            said[judgement.factor].append(judgement)
    for factor, judgements in said.items():
        if factor in settled or len(judgements) < len(readers):
            continue
        bases = {judgement.basis for judgement in judgements}
        reasons = dict.fromkeys(judgement.reason for judgement in judgements if judgement.reason)
        yield AgreedJudgement(
            factor=factor,
            reason=" / ".join(reasons) or "Each reader read it so.",
            sign=judgements[0].sign,
            basis=Basis.EXPLICIT if bases == {Basis.EXPLICIT} else Basis.INFERRED,
        )


def _day(found: _Agreement) -> date | None:
    """The day of the last word that was said on it."""
    said = [voice.said_at for proposal in found.proposals for voice in proposal.heard]
    said += [question.answered_at for question in found.questions if question.answered_at]
    said += [reading.in_at for reading in found.last_in if reading.in_at]
    return day_of(max(said)) if said else None


def _question(row: CaseQuestion, found: _Agreement, roles: Mapping[int, str]) -> QuestionValue:
    return QuestionValue(
        id=f"Q{row.number}",
        text=row.text,
        asked_by=found.readers.get(row.asked_by_id, "reader"),
        factor=row.factor.identifier if row.factor else None,
        asked_on=day_of(row.asked_at),
        answer=row.answer,
        answered_by=roles.get(row.answered_by_id or 0, "member") if row.answered_by_id else "",
        answered_on=day_of(row.answered_at),
    )
