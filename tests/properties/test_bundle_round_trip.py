"""A record goes into a bundle and comes back the same, to the byte."""

from pathlib import Path

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from tests.properties.records import programme_records, texts, worded_records

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.bundle.yaml_reader import read_yaml
from doingwith.exchange.bundle.yaml_writer import as_yaml
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip

COCREATE = Path(__file__).parents[2] / "data" / "cocreate"
slow = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def encoded(record: ProgrammeRecord) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in bundle_files(record)}


@slow
@given(worded_records())
def test_words_and_marks_come_back_as_they_went(record: ProgrammeRecord) -> None:
    assert integrity_problems(record) == ()
    files = encoded(record)
    check = check_files(files)
    assert check.problems == ()
    assert check.record == in_canonical_order(record)
    assert encoded(check.record) == files


@slow
@given(programme_records())
def test_a_record_comes_back_as_it_went(record: ProgrammeRecord) -> None:
    assert integrity_problems(record) == ()
    files = encoded(record)
    check = check_files(files)
    assert check.problems == ()
    assert check.record == in_canonical_order(record)
    assert encoded(check.record) == files
    assert read_zip(bundle_zip(record)) == files


@settings(max_examples=300, deadline=None, derandomize=True)
@given(texts)
def test_a_text_comes_back_as_it_went_from_our_reader_and_any_other(text: str) -> None:
    written = as_yaml({"key": text, "list": [{"a": [text]}]})
    assert read_yaml("f.yaml", written.encode()).value == {"key": text, "list": [{"a": [text]}]}
    assert yaml.safe_load(written) == {"key": text, "list": [{"a": [text]}]}


def test_the_order_of_a_bundle_is_settled() -> None:
    files = {path.relative_to(COCREATE).as_posix(): path.read_bytes() for path in COCREATE.rglob("*.yaml")}
    backwards = dict(reversed(files.items()))
    record = check_files(files).record
    assert record is not None
    assert check_files(backwards).record == record == in_canonical_order(record)
