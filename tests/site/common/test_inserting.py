"""Very many rows at once: the same as one by one, and garbage is looked for again afterwards."""

import gc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingwith_site.common.collecting import without_collecting
from doingwith_site.common.inserting import insert_rows, insert_values, room_for_keys
from doingwith_site.evidence.models import Code
from doingwith_site.programmes.models import Programme


def test_rows_get_what_is_said_and_else_their_defaults(cocreate: Programme) -> None:
    said = {"programme_id": cocreate.pk, "kind": "free"}

    keys = insert_values(Code, [{**said, "key": "late"}, {**said, "key": "early", "is_folder": True}])

    late, early = (Code.objects.get(pk=key) for key in keys)
    assert (late.key, late.is_folder, late.memo, late.made_by) == ("late", False, "", None)
    assert (early.key, early.is_folder) == ("early", True)


def test_keys_come_in_the_order_of_rows_however_many_there_are(cocreate: Programme) -> None:
    said = {"programme_id": cocreate.pk, "kind": "free"}

    with CaptureQueriesContext(connection) as asked:
        keys = insert_values(Code, ({**said, "key": f"code {number}"} for number in range(1_001)))

    assert [row.key for row in Code.objects.filter(pk__in=keys).order_by("pk")] == [
        f"code {number}" for number in range(1_001)
    ]
    assert keys == sorted(keys)
    assert 1 < len(asked) < 20


def test_what_one_lot_says_and_the_next_does_not_is_empty_in_the_next(cocreate: Programme) -> None:
    said = {"programme_id": cocreate.pk, "kind": "free"}
    (above,) = insert_values(Code, [{**said, "key": "all"}])
    new = [
        {**said, "key": "below", "parent_id": above},
        {**said, "key": "beside"},
        {**said, "key": "alone"},
        {**said, "key": "alone too"},
    ]

    keys = insert_values(Code, new, at_once=2)

    assert list(Code.objects.filter(pk__in=keys).order_by("pk").values_list("key", "parent")) == [
        ("below", above),
        ("beside", None),
        ("alone", None),
        ("alone too", None),
    ]


def test_rows_made_as_objects_know_their_keys(cocreate: Programme) -> None:
    row, other = insert_rows([Code(programme=cocreate, kind="free", key=key) for key in ("late", "early")])

    row.label = "Late"
    row.save()
    assert Code.objects.get(pk=row.pk).label == "Late"
    assert Code.objects.get(key="early") == other
    assert insert_rows([]) == []


def test_of_nothing_nothing_is_asked(cocreate: Programme) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert insert_values(Code, []) == []

    assert not asked.captured_queries


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own memory for that")
@pytest.mark.django_db
def test_sqlite_keeps_more_in_memory_only_meanwhile() -> None:
    def kept() -> int:
        with connection.cursor() as cursor:
            return int(cursor.execute("PRAGMA cache_size").fetchone()[0])

    usual = kept()
    with room_for_keys():
        assert kept() == -16000 != usual
    assert kept() == usual

    with pytest.raises(ValueError, match="no"), room_for_keys():
        raise ValueError("no")
    assert kept() == usual


def test_garbage_is_looked_for_again_when_the_last_one_is_done() -> None:
    with without_collecting():
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_meanwhile_is_not_looked_through_at_once() -> None:
    with without_collecting():
        made = [[number] for number in range(10)]

    old = {id(one) for one in gc.get_objects(generation=2)}
    assert all(id(one) in old for one in made)


def test_also_when_something_goes_wrong() -> None:
    with pytest.raises(ValueError, match="no"), without_collecting():
        raise ValueError("no")

    assert gc.isenabled()
