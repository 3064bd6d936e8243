"""What a record must not hold because nobody could keep it."""

from dataclasses import replace

import pytest
from bench.synthetic import synthetic_programme

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.integrity.keepable import LARGEST_NUMBER
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.excerpts import Area, Excerpt, Span
from doingwith.evidence.media import Media
from doingwith.projects.project import ProjectLink


@pytest.fixture
def record() -> ProgrammeRecord:
    return synthetic_programme(3)


def said_of(record: ProgrammeRecord) -> list[str]:
    return [f"{one.entry}: {one.wrong} {one.remedy}" for one in integrity_problems(record)]


def test_a_sound_record_has_nothing_said_of_it(record: ProgrammeRecord) -> None:
    assert said_of(record) == []


def test_a_clause_names_a_factor_once(record: ProgrammeRecord) -> None:
    version = record.theory_versions[0]
    statement = version.statements[0]
    factor = record.factor_list.factors[0].id
    clause = replace(statement.then[0], factors=(factor, factor))
    version = replace(version, statements=(replace(statement, then=(clause,)), *version.statements[1:]))

    said = said_of(replace(record, theory_versions=(version, *record.theory_versions[1:])))

    assert said == [f"theory/{version.id}: The clause names “{factor}” twice. Name each factor once."]


def test_a_project_names_another_once(record: ProgrammeRecord) -> None:
    first, second, *others = record.projects
    link = ProjectLink(project=first.id, basis=Basis.EXPLICIT)
    second = replace(second, follows=(link, link))

    said = said_of(replace(record, projects=(replace(first, leads_to=()), second, *others)))

    assert said == [f"projects/{second.id}: “follows” names “{first.id}” twice. Keep one of the two."]


def test_a_number_that_no_database_holds_is_refused(record: ProgrammeRecord) -> None:
    programme = replace(record.programme, length_years=LARGEST_NUMBER + 1)

    said = said_of(replace(record, programme=programme))

    assert said == ["programme: “length_years” is too large a number. Check how many digits it has."]


def test_a_place_that_no_database_holds_is_refused(record: ProgrammeRecord) -> None:
    area = Area(left=1, top=2, right=LARGEST_NUMBER + 1, bottom=4)
    span = Span(begin_ms=1, end_ms=LARGEST_NUMBER + 1)
    media = Media(sha256="0" * 64, type="image/png", size=1, width=LARGEST_NUMBER + 1, height=1)
    version = DocumentVersion(version=LARGEST_NUMBER + 1, media=media)
    document = Document(id="D1", title="A picture", kind=DocumentKind.IMAGE, versions=(version,))
    excerpts = (
        Excerpt(id="e1", version=version.version, area=area),
        Excerpt(id="e2", version=version.version, span=span),
    )
    marked = MarkedSource(id="D1", excerpts=excerpts)

    said = said_of(replace(record, documents=(document,), marked_sources=(marked,)))

    names = [sentence.split("“")[1].split("”")[0] for sentence in said if "too large a number" in sentence]
    assert names == ["version", "width", "version", "right", "version", "end_ms"]
