"""What comes out of the rows is what went in, in the same number of queries at any size."""

from collections.abc import Callable

import pytest
from bench.synthetic import synthetic_programme
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.programme import cocreate_record, stored

from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith_site.analysis.records import programme_record
from doingwith_site.people.models import User

Counted = Callable[[int], int]


def test_cocreate_comes_back_as_it_was(priya: User) -> None:
    record = cocreate_record()

    programme = stored(record, priya)

    assert programme_record(programme) == record


def test_an_invented_programme_with_two_readers_comes_back_as_it_was(priya: User) -> None:
    record = in_canonical_order(synthetic_programme(40, readers_per_case=2))

    programme = stored(record, priya)

    assert programme_record(programme) == record


@pytest.mark.parametrize("size", [25, 300])
def test_the_number_of_queries_does_not_grow(priya: User, size: int) -> None:
    programme = stored(synthetic_programme(size), priya)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        programme_record(programme)

    assert len(queries) == 21
