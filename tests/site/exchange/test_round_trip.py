"""What goes in comes out: the same bytes from the site, the same record in another database."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from tests.properties.records import programme_records, worded_records
from tests.site.programme import COCREATE, EXAMPLE

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.analysis.records import programme_record
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.exchange.plans import plan_import, unkeepable
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.actions import add_project


@pytest.mark.parametrize("bundle", [COCREATE, EXAMPLE], ids=lambda folder: folder.name)
def test_import_then_export_gives_the_same_files_byte_for_byte(priya: User, bundle: Path) -> None:
    programme = import_record(by=priya, record=read_bundle(bundle))

    exported = read_zip(export_bundle(by=priya, programme=programme))

    files = {path.relative_to(bundle).as_posix(): path.read_bytes() for path in bundle.rglob("*.yaml")}
    assert exported == files


def test_export_is_the_same_every_time(priya: User, cocreate: Programme) -> None:
    assert export_bundle(by=priya, programme=cocreate) == export_bundle(by=priya, programme=cocreate)


def test_export_then_import_into_an_empty_database_gives_the_same_record(
    priya: User, cocreate: Programme
) -> None:
    before = programme_record(cocreate)
    exported = export_bundle(by=priya, programme=cocreate)
    cocreate.delete()
    check = check_files(read_zip(exported))
    assert check.record is not None

    again = import_record(by=priya, record=check.record)

    assert programme_record(again) == before


def test_a_programme_made_on_the_site_can_leave_it(priya: User) -> None:
    programme = create_programme(by=priya, name="New", host="A\r\nhost\0")
    add_project(by=priya, programme=programme, title="A\x0bB", brief="one\r\ntwo", new_partner="P\x7f")

    check = check_files(read_zip(export_bundle(by=priya, programme=programme)))

    assert check.problems == ()
    assert check.record == programme_record(programme)


WITH_ROWS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # with rows behind it, shrinking an example takes minutes
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


@WITH_ROWS
@given(record=programme_records())
def test_no_value_of_any_record_is_lost_in_the_rows(priya: User, record: ProgrammeRecord) -> None:
    with transaction.atomic():
        programme = import_record(by=priya, record=record)
        assert programme_record(programme) == in_canonical_order(record)
        transaction.set_rollback(True)


@WITH_ROWS
@given(record=worded_records())
def test_no_word_of_any_record_is_lost_in_the_rows(priya: User, record: ProgrammeRecord) -> None:
    with transaction.atomic():
        record = in_projects(record)
        if not list(unkeepable(record)):
            programme = import_record(by=priya, record=record)
            assert in_canonical_order(whole_record(programme)) == in_canonical_order(record)
            assert plan_import(priya, programme, record).changes_nothing
        transaction.set_rollback(True)


def in_projects(record: ProgrammeRecord) -> ProgrammeRecord:
    """The same with every document in the file of a project, where the site keeps them."""
    first = next(iter(record.project_by_id), None)
    return replace(
        record, documents=tuple(replace(one, project=one.project or first) for one in record.documents)
    )
