"""A record that waits is the same again, whatever its words are, and is written piece by piece."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.programme import cocreate_record, example_record

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.exchange.bundle.plain import to_plain
from doingwith_site.common.errors import Refused
from doingwith_site.exchange.packing import lines_of, packed, unpacked
from doingwith_site.exchange.plans import fingerprint

TEXTS = st.text(st.sampled_from('aé👩‍🔬"\\\n\r\t\x0b\x0c\x1c\x85\u2028\u2029'), max_size=30)
PLAIN = st.dictionaries(
    st.text(max_size=5),
    st.lists(TEXTS | st.dictionaries(TEXTS, st.lists(st.integers(), max_size=2), max_size=2), max_size=4)
    | TEXTS
    | st.none()
    | st.dictionaries(TEXTS, TEXTS, max_size=2),
    max_size=5,
)


def with_text(text: str) -> ProgrammeRecord:
    version = DocumentVersion(version=1, text=text, dated_on=date(2025, 9, 8))
    document = Document(id="D1", title="Notes", kind=DocumentKind.NOTES, versions=(version,))
    return replace(cocreate_record(), documents=(document,))


@pytest.mark.parametrize("record", [cocreate_record(), example_record()], ids=["Co:Create", "the example"])
def test_a_whole_programme_is_the_same_again(record: ProgrammeRecord) -> None:
    assert unpacked(packed(record)) == record


@given(TEXTS)
def test_a_text_is_the_same_again(text: str) -> None:
    assert unpacked(packed(with_text(text))) == with_text(text)


@given(PLAIN)
def test_lines_say_what_one_text_would(plain: Mapping[str, Any]) -> None:
    again: dict[str, Any] = {}
    for line in lines_of(plain):
        assert line.isascii()
        assert "\n" not in line
        key, is_list, one = json.loads(line)
        again[key] = [*again.get(key, []), one] if is_list else one

    assert again == json.loads(json.dumps(plain))


def test_no_line_holds_more_than_one_thing_of_a_list() -> None:
    plain = to_plain(cocreate_record())

    lines = list(lines_of(plain))

    assert sum(line.startswith('["projects", ') for line in lines) == 25
    assert max(map(len, lines)) < len(json.dumps(plain, default=str)) / 3


@given(TEXTS, TEXTS)
def test_two_records_have_one_fingerprint_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (fingerprint(with_text(one)) == fingerprint(with_text(other))) == (one == other)


@pytest.mark.parametrize("data", [b"", b"no zlib", zlib.compress(b""), zlib.compress(b"{}\n[1]\n")])
def test_what_was_packed_in_another_way_is_to_be_uploaded_again(data: bytes) -> None:
    with pytest.raises(Refused, match="read by another version of this site. Upload it again"):
        unpacked(data)
