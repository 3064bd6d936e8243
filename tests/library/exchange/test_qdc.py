"""The codebook alone, out and in."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.evidence.codes import Code, Codebook
from doingwith.evidence.groups import Group, Groups
from doingwith.exchange.refi_qda.codebook_file import codebook_file, exported_codebook, read_codebook
from doingwith.exchange.refi_qda.importing import Imported, imported
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.schema import Schema, differences

TODAY = date(2026, 1, 1)


def sent(record: ProgrammeRecord, use: Use = Use.PROJECT_TEAM) -> bytes:
    return codebook_file(exported_codebook(record, use, TODAY))


def test_codes_and_sets_come_back_and_leave_again_the_same(example: ProgrammeRecord) -> None:
    sets = Groups(groups=(Group(id="mine", label="Mine", codes=("waiting",), memo="to talk about"),))
    first = sent(replace(example, groups=sets))

    found = imported(read_codebook(first))

    assert differences(etree.fromstring(first), Schema.CODEBOOK) == ()
    assert integrity_problems(found.record) == ()
    assert (found.lost, found.differences) == ({}, ())
    labels = {code.label for code in found.record.codebook.codes}
    assert {code.label for code in example.codebook.codes} <= labels
    assert [(group.label, group.memo) for group in found.record.groups.groups] == [("Mine", "to talk about")]
    assert sent(found.record) == first


def test_what_codes_stand_for_is_told_as_lost(example: ProgrammeRecord) -> None:
    found = exported_codebook(example, Use.PROJECT_TEAM, TODAY)

    assert found.lost == {"what codes stand for (a factor, a clause, an outcome)": 13}


def test_a_programme_without_codes_gets_a_sentence(example: ProgrammeRecord) -> None:
    bare = replace(
        example,
        codebook=Codebook(),
        theory_versions=(),
        factor_list=replace(example.factor_list, factors=(), domains=()),
    )

    with pytest.raises(QdaRefused) as refused:
        sent(bare)

    assert str(refused.value) == (
        "There is no code, no factor and no clause, and a codebook file holds one at least. "
        "Add codes to “codes.yaml”, or factors to “factors.yaml”."
    )


def test_words_of_an_account_that_stays_are_taken_out_of_codes(example: ProgrammeRecord) -> None:
    words = next(one for one in example.accounts if one.id == "W2").parts[0].text
    code = Code(id="quoted", label="Quoted", memo=f"As she said: {words}")
    record = replace(example, codebook=Codebook(codes=(code,)))

    found = exported_codebook(record, Use.RESEARCH_ARCHIVE, TODAY)

    memo = next(one.description for one in found.codes if one.name == "Quoted")
    assert (found.held_back, memo.startswith("As she said: [words held back]")) == (1, True)


def codebook(inside: str, namespace: str = "urn:QDA-XML:codebook:1.0") -> Imported:
    return imported(read_codebook(f'<CodeBook xmlns="{namespace}">{inside}</CodeBook>'.encode()))


def test_codebooks_of_other_programs_are_read_with_what_is_odd_about_them() -> None:
    """An older form; and a set without a member, identifiers in braces, a colour that is none."""
    codes = (
        '<Codes><Code guid="{AAAAAAAA-0000-4000-8000-00000000000A}" name=" " isCodable="false" color="red">'
        '<Code guid="AAAAAAAA-0000-4000-8000-00000000000B" name="below" isCodable="true"/></Code></Codes>'
    )

    old = codebook(codes, "urn:QDA-XML:codebook:0:4")
    odd = codebook(codes + "<Sets/>")

    assert old.differences == (
        "The file is written in the standard's form “urn:QDA-XML:codebook:0:4”, which is another than "
        "“urn:QDA-XML:codebook:1.0”.",
    )
    assert odd.differences[0].startswith("Line 1: Element 'Code', attribute 'color'")
    assert odd.record.codebook == old.record.codebook
    assert odd.record.codebook.codes == (
        Code(
            id="code-1",
            label="Code without a name",
            is_folder=True,
            guid="aaaaaaaa-0000-4000-8000-00000000000a",
        ),
        Code(id="code-2", label="below", parent="code-1", guid="aaaaaaaa-0000-4000-8000-00000000000b"),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<Project/>", "The file holds no REFI-QDA codebook. A whole project ends in “.qdpx”."),
        (b"PK\x03\x04", "The project's XML cannot be read"),
        (b"", "The project's XML cannot be read"),
    ],
)
def test_what_is_no_codebook_is_said_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(QdaRefused) as refused:
        read_codebook(data)

    assert str(refused.value).startswith(sentence)
