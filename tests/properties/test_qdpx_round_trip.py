"""A record goes into a REFI-QDA project and comes back as far as the standard can hold it."""

from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.properties.records import worded_records
from tests.support.qdpx_equality import rest_of, without_what_is_told, words_of

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.refi_qda.exporting import exported
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith.exchange.refi_qda.reading import read_project

slow = settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@slow
@given(worded_records())
def test_a_programme_comes_back_as_it_went(record: ProgrammeRecord) -> None:
    found = exported(record, Use.PROJECT_TEAM, date.max)

    back = imported(read_project(project_file(found.project)))

    sent = without_what_is_told(in_canonical_order(record), found.lost)
    assert integrity_problems(back.record) == ()
    assert words_of(back.record) == words_of(sent)
    assert rest_of(back.record) == rest_of(sent)
    assert back.quotes_recovered == back.selections
    assert dict(back.lost) == {}


@slow
@given(worded_records(), st.sampled_from(Use))
def test_a_second_export_of_what_came_back_is_the_first_one(record: ProgrammeRecord, use: Use) -> None:
    first = project_file(exported(in_canonical_order(record), use, date.max).project)

    again = project_file(exported(imported(read_project(first)).record, Use.PROJECT_TEAM, date.max).project)

    assert read_project(again) == read_project(first)
