"""Saved analyses of configurations come back as they went in, and no version is ever rewritten."""

from dataclasses import replace
from datetime import date

import pytest
from tests.site.programme import cocreate_record

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.analysis.models import AnalysisVersion
from doingwith_site.analysis.records import configuration_values, programme_record
from doingwith_site.common.errors import Refused
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


@pytest.fixture
def record() -> ProgrammeRecord:
    return cocreate_record()


def with_second_version(record: ProgrammeRecord) -> ProgrammeRecord:
    analysis = record.configurations[0]
    second = replace(analysis.latest, number=2, reason="looked at again", saved_on=date(2026, 11, 25))
    return replace(record, configurations=(replace(analysis, versions=(*analysis.versions, second)),))


def test_what_was_saved_comes_back_whole(cocreate: Programme, record: ProgrammeRecord) -> None:
    assert configuration_values(cocreate) == record.configurations


def test_what_a_factor_overlaps_comes_back(cocreate: Programme) -> None:
    assert programme_record(cocreate).factor_list.by_id["C14"].overlaps == ("deliver",)


def test_an_import_adds_the_versions_that_are_new(
    priya: User, cocreate: Programme, record: ProgrammeRecord
) -> None:
    grown = with_second_version(record)

    import_record(by=priya, record=grown, into=cocreate)

    assert configuration_values(cocreate) == grown.configurations
    assert AnalysisVersion.objects.count() == 2


def test_an_import_that_lacks_a_version_takes_none_away(
    priya: User, cocreate: Programme, record: ProgrammeRecord
) -> None:
    import_record(by=priya, record=with_second_version(record), into=cocreate)

    import_record(by=priya, record=record, into=cocreate)

    assert AnalysisVersion.objects.count() == 2


def test_an_import_that_tells_other_choices_is_refused(
    priya: User, cocreate: Programme, record: ProgrammeRecord
) -> None:
    analysis = record.configurations[0]
    other = replace(analysis, versions=(replace(analysis.latest, reason="another reason"),))

    with pytest.raises(Refused, match="A saved version is never changed"):
        import_record(by=priya, record=replace(record, configurations=(other,)), into=cocreate)

    assert configuration_values(cocreate) == record.configurations
