"""Projects are found by words, partner, standing and case, in the same two queries at any size."""

from typing import Any

import pytest
from bench.synthetic import synthetic_programme
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.programme import stored

from doingwith_site.cases.queries import (
    CaseFilter,
    ProjectOrder,
    ProjectSearch,
    case_in,
    find_projects,
    page_of,
)
from doingwith_site.common.errors import NotYours
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.queries import StandingFilter, project_in


def found(programme: Programme, **search: Any) -> list[str]:  # noqa: ANN401 (the search's own fields)
    return [project.identifier for project in find_projects(programme, ProjectSearch(**search))]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ({"text": "gypsy"}, ["P08"]),
        ({"text": "traveller uses"}, ["P08"]),
        ({"text": "P08"}, ["P08"]),
        ({"text": "nobody wrote this"}, []),
        ({"text": "100%"}, []),
        ({"text": "_ \0"}, []),
        ({"standing": StandingFilter.HELD_BACK, "text": "gypsy"}, ["P08"]),
        ({"standing": StandingFilter.NOT_REPORTED, "text": "gypsy"}, []),
        ({"partner": "age-better", "text": "innovation"}, ["P01"]),
        ({"partner": "no-such-partner"}, []),
    ],
)
def test_finds_what_answers_every_part_of_the_search(
    cocreate: Programme, search: dict[str, Any], expected: list[str]
) -> None:
    assert found(cocreate, **search) == expected


def test_every_project_has_a_standing_that_can_be_asked_for(cocreate: Programme) -> None:
    stages = set(StandingFilter) - {StandingFilter.STOPPED, StandingFilter.HELD_BACK}

    everywhere = [name for standing in stages for name in found(cocreate, standing=standing)]

    assert sorted(everywhere) == sorted(found(cocreate))


def test_with_and_without_a_case_are_all(cocreate: Programme) -> None:
    read, unread = found(cocreate, case=CaseFilter.WITH), found(cocreate, case=CaseFilter.WITHOUT)

    assert (len(read), len(unread)) == (5, 20)
    assert not set(read) & set(unread)


@pytest.mark.parametrize("order", ProjectOrder)
def test_every_order_has_every_project(cocreate: Programme, order: ProjectOrder) -> None:
    assert len(found(cocreate, order=order)) == 25


def test_a_very_long_search_is_answered(cocreate: Programme) -> None:
    assert found(cocreate, text="a " * 100_000) == found(cocreate, text="a " * 100)


@pytest.mark.parametrize("size", [25, 300])
def test_a_page_takes_two_queries(priya: User, size: int) -> None:
    programme = stored(synthetic_programme(size), priya)

    with CaptureQueriesContext(connection) as queries:
        page = page_of(find_projects(programme, ProjectSearch()), 1)
        rows = [(one.partner.name, one.case_identifier) for one in page]  # type: ignore[attr-defined]

    assert (len(rows), len(queries)) == (25, 2)


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999999999999", None])
def test_a_page_that_is_none_is_the_first_or_the_last(cocreate: Programme, number: str | None) -> None:
    assert list(page_of(find_projects(cocreate, ProjectSearch()), number))


def test_what_is_in_no_programme_of_this_name_is_not_there(cocreate: Programme) -> None:
    with pytest.raises(NotYours):
        case_in(cocreate, "CS9")
    with pytest.raises(NotYours):
        project_in(cocreate, "P99")
