"""One project of a programme, with nothing that tells of the others."""

from dataclasses import replace
from pathlib import Path

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Code, Codebook, CodeKind
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.one_project import of_project

EXAMPLE = Path(__file__).parents[3] / "data" / "example"


@pytest.fixture
def record() -> ProgrammeRecord:
    """The example, with codes of four kinds more that nobody gave."""
    found = read_bundle(EXAMPLE)
    more = (
        Code(id="unused", label="Mrs Hart of the corner shop"),
        Code(id="outcome", label="Fewer visits", kind=CodeKind.OUTCOME, refers_to="n1"),
        Code(id="clause", label="A clause", kind=CodeKind.CLAUSE, refers_to="c1"),
        Code(id="folder", label="Names", is_folder=True),
    )
    return replace(found, codebook=Codebook(codes=(*found.codebook.codes, *more)))


def test_free_codes_that_only_others_were_given_stay_away(record: ProgrammeRecord) -> None:
    for project in record.project_by_id:
        one = of_project(record, project)
        given = {coding.code for source in one.marked_sources for coding in source.codings}
        free = {code.id for code in one.codebook.codes if code.kind is CodeKind.FREE and not code.is_folder}

        parents = {code.parent for code in one.codebook.codes}
        assert free <= given | parents
        assert not {"unused", "outcome", "folder"} & one.codebook.by_id.keys()


def test_codes_of_what_is_common_stay_and_so_does_what_a_code_stands_under(record: ProgrammeRecord) -> None:
    kinds = (CodeKind.FACTOR, CodeKind.CLAUSE)
    common = {code.id for code in record.codebook.codes if code.kind in kinds and not code.is_folder}
    for project in record.project_by_id:
        kept = of_project(record, project).codebook.by_id

        assert common <= kept.keys()
        assert {code.parent for code in kept.values() if code.parent} <= kept.keys()


def test_a_code_that_was_given_keeps_the_folder_above_it(record: ProgrammeRecord) -> None:
    source = next(one for one in record.marked_sources if one.codings)
    given = source.codings[0].code
    codes = tuple(
        replace(code, parent="folder") if code.id == given else code for code in record.codebook.codes
    )
    owner = record.account_by_id.get(source.id) or record.document_by_id[source.id]
    assert owner.project is not None

    kept = of_project(replace(record, codebook=Codebook(codes=codes)), owner.project).codebook.by_id

    assert {given, "folder"} <= kept.keys()
