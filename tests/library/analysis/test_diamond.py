"""Positions on the Double Diamond."""

import pytest

from doingwith.analysis.diamond import Outcome, diamond_positions, position_of
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project
from doingwith.projects.stages import Entry, Movement, StageMove, StageStatus

DISCOVER, DEFINE, DEVELOP, DELIVER = DesignStage


class TestCoCreate:
    @pytest.mark.parametrize(
        ("project", "start", "end", "status", "outcome", "reason_count"),
        [
            ("P20", DISCOVER, DEFINE, StageStatus.NOT_REACHED, Outcome.STOPPED, 3),
            ("P08", DISCOVER, DELIVER, StageStatus.LIMITED, Outcome.HELD_BACK, 4),
            ("P17", DEVELOP, DELIVER, StageStatus.BLOCKED, Outcome.STOPPED, 2),
            ("P15", DISCOVER, DELIVER, StageStatus.REACHED, Outcome.GOES_ON, 0),
            ("P14", DISCOVER, DELIVER, StageStatus.PARTLY, Outcome.GOES_ON, 0),
        ],
    )
    def test_places_a_project_where_its_data_says(
        self,
        cocreate: ProgrammeRecord,
        project: str,
        start: DesignStage,
        end: DesignStage,
        status: StageStatus,
        outcome: Outcome,
        reason_count: int,
    ) -> None:
        position = position_of(cocreate.project_by_id[project])

        assert (position.start, position.end.stage, position.end.status) == (start, end, status)
        assert (position.outcome, len(position.reasons)) == (outcome, reason_count)

    def test_twenty_projects_are_not_reported_and_placed_nowhere(self, cocreate: ProgrammeRecord) -> None:
        found = diamond_positions(cocreate)

        assert [position.project.id for position in found.placed] == ["P08", "P14", "P15", "P17", "P20"]
        assert len(found.not_reported) == 20
        assert position_of(cocreate.project_by_id["P01"]) is None

    def test_gives_the_reasons_of_the_halt(self, cocreate: ProgrammeRecord) -> None:
        position = position_of(cocreate.project_by_id["P17"])

        assert position.reasons == (
            "business case refused for lack of resources",
            "responsible officers changed in restructuring",
        )


class TestPaths:
    def test_a_project_that_moved_back_ends_where_it_went(self) -> None:
        position = position_of(
            _project(
                _step(DEVELOP, StageStatus.REACHED),
                _step(DEFINE, StageStatus.ENTERED, Movement.BACK, "people asked for another question"),
            )
        )

        assert (position.start, position.end.stage, position.outcome) == (DEVELOP, DEFINE, Outcome.GOES_ON)

    def test_a_project_that_was_held_back_and_went_on_goes_on(self) -> None:
        position = position_of(
            _project(
                _step(DEVELOP, StageStatus.LIMITED, Movement.HELD_BACK, "no money"),
                _step(DELIVER, StageStatus.ENTERED, Movement.FORWARD),
            )
        )

        assert (position.end.stage, position.outcome, position.reasons) == (DELIVER, Outcome.GOES_ON, ())

    def test_a_project_known_only_by_where_it_came_in_stands_there(self) -> None:
        project = _project(entry=Entry(stage=DEVELOP, why="a ready proposal", basis=Basis.INFERRED))

        position = position_of(project)

        assert (position.start, position.end.stage, position.end.status) == (
            DEVELOP,
            DEVELOP,
            StageStatus.ENTERED,
        )
        assert position.end.basis is Basis.INFERRED

    def test_a_project_that_reached_no_stage_still_has_a_place(self) -> None:
        position = position_of(_project(_step(DISCOVER, StageStatus.NOT_REACHED)))

        assert (position.start, position.end.stage) == (DISCOVER, DISCOVER)


def _project(*path: StageMove, entry: Entry | None = None) -> Project:
    return Project(
        id="P1",
        partner="council",
        title="An invented project",
        briefs=(Brief(version=1, text="An invented brief"),),
        entry=entry,
        path=path,
    )


def _step(
    stage: DesignStage, status: StageStatus, movement: Movement = Movement.RECORDED, *reasons: str
) -> StageMove:
    return StageMove(stage=stage, status=status, basis=Basis.EXPLICIT, movement=movement, reasons=reasons)
