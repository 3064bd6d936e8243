"""A project and its brief."""

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.projects.briefs import Agreement


def test_the_brief_is_its_latest_version_and_the_first_is_kept(cocreate: ProgrammeRecord) -> None:
    project = cocreate.project_by_id["P20"]

    assert project.brief is project.briefs[-1]
    assert [brief.version for brief in project.briefs] == [1, 2]
    assert project.brief.agreement is Agreement.COULD_NOT_AGREE


def test_a_project_knows_where_it_stands(cocreate: ProgrammeRecord) -> None:
    assert cocreate.project_by_id["P20"].standing.halt is not None
    assert not cocreate.project_by_id["P01"].standing.is_reported
