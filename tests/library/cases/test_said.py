"""What a case tells, for looking words up in it."""

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case, DivergentView, ExternalEvent, ProcurementStep
from doingwith.cases.case import Claim as Part
from doingwith.cases.said import said_in_case
from doingwith.cases.stage_table import EntryKind, StageAim, StageEntry, StageTable
from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage

STAGE = DesignStage.DISCOVER
CASE = Case(
    id="C",
    project="P",
    title="A room",
    sequence=("they met",),
    methods=("walks",),
    stage_tables=(
        StageTable(
            title="Stages",
            aims=(StageAim(stage=STAGE, text="to hear"),),
            entries=(
                StageEntry(stage=STAGE, stage_basis=Basis.EXPLICIT, kind=EntryKind.ACTIVITY, text="tea"),
            ),
            note="two of four",
        ),
    ),
    procurement_steps=(ProcurementStep(step="bids", detail="read together", options=("ask", "wait")),),
    outcomes=("quiet",),
    themes=("trust",),
    learning=("ask first",),
    contribution="a door opened",
    divergent_views=(
        DivergentView(statement="it worked", agree=("staff",), disagree=("carers",), note="kept apart"),
    ),
    external_events=(
        ExternalEvent(what="an inspection", when="in May", claim=Part.NOT_CLAIMED, basis=Basis.EXPLICIT),
    ),
)


def test_all_that_it_tells_and_nothing_of_what_readers_say() -> None:
    assert [part.words for part in said_in_case(CASE)] == [
        "A room\nthey met\nwalks",
        "Stages\nto hear\ntea\ntwo of four",
        "bids\nread together\nask\nwait",
        "quiet\ntrust\nask first\na door opened",
        "it worked\nstaff\ncarers\nkept apart\nan inspection\nin May",
    ]


def test_no_reason_of_a_reader_is_among_it(cocreate: ProgrammeRecord) -> None:
    for case in cocreate.cases:
        told = " ".join(part.words for part in said_in_case(case)).splitlines()
        reasons = {one.reason for reading in case.readings for one in reading.judgements() if one.reason}

        assert reasons.isdisjoint(told)
