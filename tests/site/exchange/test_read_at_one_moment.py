"""A programme is read as a whole while others go on adding to it: what comes meanwhile is left out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from tests.site.cases.reading_room import marked
from tests.site.evidence.project_file import project_file_of, taken

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.phases import Phase
from doingwith.evidence.documents import DocumentKind
from doingwith_site.cases.models import Case
from doingwith_site.common.reading import at_one_moment
from doingwith_site.evidence.documents.actions import add_document
from doingwith_site.evidence.records import documents
from doingwith_site.evidence.records import marked as marks
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

Patch = pytest.MonkeyPatch


@pytest.fixture
def programme(cocreate: Programme) -> Programme:
    """A programme in which what is marked in one project is open to all."""
    Case.objects.filter(project__identifier="P15").update(phase=Phase.FINAL)
    return cocreate


def noted(by: User, programme: Programme) -> None:
    """A document of a project, with a passage that has a code of its own."""
    document = add_document(
        by=by,
        file=project_file_of(programme.projects.get(identifier="P15")),
        kind=DocumentKind.NOTES,
        title="Notes",
        taken=taken(f"Meeting {programme.documents.count()}: we listened to each other."),
    )
    marked(by, document, "listened", "meeting")


def after(patch: Patch, module: Any, name: str, act: Callable[[], object]) -> None:
    """Somebody does this once, when the function has been called for the first time."""
    real, left = getattr(module, name), [act]

    def called(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
        found = real(*args, **kwargs)
        if left:
            left.pop()()
        return found

    patch.setattr(module, name, called)


def amounts(record: ProgrammeRecord) -> tuple[int, int, int]:
    excerpts = [one for source in record.marked_sources for one in source.excerpts]
    return len(record.documents), len(excerpts), len(record.codebook.codes)


PLACES = [(documents, "document_names"), (documents, "_versions_of"), (marks, "excerpt_names")]


@pytest.mark.parametrize(("module", "name"), PLACES)
def test_what_comes_between_two_questions_of_a_transaction_is_left_out(
    programme: Programme, eve: User, monkeypatch: Patch, module: Any, name: str
) -> None:
    noted(eve, programme)
    before = whole_record(programme)
    after(monkeypatch, module, name, lambda: noted(eve, programme))

    assert amounts(whole_record(programme)) == amounts(before)
    assert amounts(whole_record(programme))[:2] == (amounts(before)[0] + 1, amounts(before)[1] + 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("module", "name"), PLACES)
def test_outside_of_one_it_is_read_as_it_stood_when_it_was_begun(
    programme: Programme, eve: User, monkeypatch: Patch, module: Any, name: str
) -> None:
    before = whole_record(programme)

    def elsewhere() -> None:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(noted_there).result()

    def noted_there() -> None:
        try:
            noted(eve, programme)
        finally:
            connection.close()

    after(monkeypatch, module, name, elsewhere)

    assert whole_record(programme) == before
    assert amounts(whole_record(programme))[:2] == (amounts(before)[0] + 1, amounts(before)[1] + 1)


@pytest.mark.django_db(transaction=True)
def test_a_moment_within_a_moment_is_the_same_one_and_ends_with_it() -> None:
    with at_one_moment():
        with at_one_moment():
            assert Programme.objects.count() == 0
        assert Programme.objects.count() == 0
    with at_one_moment():
        assert Programme.objects.count() == 0
