"""Whatever bytes stand in a bundle, a check answers with sentences."""

import contextlib

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingwith.exchange.bundle.check import BundleCheck, BundleRefused, check_files
from doingwith.exchange.bundle.yaml_reader import read_yaml
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip

FEW = {
    "bundle.yaml": b"format: doingwith-bundle\nversion: 1\n",
    "programme.yaml": b"id: demo\nname: Demo\nreaders:\n- id: ann\n  description: first reader\n"
    b"partners:\n- id: council\n  name: The council\n",
    "factors.yaml": b"id: list\nversion: 1\nlabel: List\ndomains:\n- id: lead\n  label: Leadership\n"
    b"  role: condition\nfactors:\n- id: L1\n  domain: lead\n  label: Permission\n  pole: enabling\n",
    "projects/P1.yaml": b"id: P1\npartner: council\ntitle: A caf\xc3\xa9\nbriefs:\n- version: 1\n"
    b"  text: |\n    One.\n    Two.\npath:\n- stage: define\n  status: not_reached\n  basis: explicit\n"
    b"  movement: stop\n  reasons: ['no money']\n  recorded_on: 2019-01-02\n",
    "theory/first.yaml": b"id: first\nlabel: First\nstatements:\n- id: s1\n  if: we ask\n  then:\n"
    b"  - id: s1.then1\n    text: people tell\n    factors: [L1]\n",
    "cases/C1.yaml": b'id: C1\nproject: P1\ntitle: "Case: one"\nreadings:\n- reader: ann\n  conditions:\n'
    b"  - factor: L1\n    sign: +/-\n    basis: explicit\nlines: [1, 2]\n",
}
NAMES = sorted(FEW)
SOUND = check_files(FEW).record
fuzz = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "factors", "briefs", "path", "statements", "if", "follows"])
            | st.text(max_size=8),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


def answered(check: BundleCheck) -> None:
    """Either there is a record, or there are sentences that say where, what and how to mend it."""
    assert (check.record is None) == bool(check.problems)
    for problem in check.problems:
        assert problem.wrong.endswith(".")
        assert problem.remedy.endswith((".", "?"))
        assert problem.line is None or problem.line >= 1
        assert len(str(problem).splitlines()) == 1


@fuzz
@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes) -> None:
    answered(check_files({**FEW, name: data}))


@fuzz
@given(st.sampled_from(NAMES), st.text(alphabet="ab:- \n\t[]{}&*!|>'\"%@#?,~0.\\\u2028é", max_size=60))
def test_any_text_of_yamls_own_marks(name: str, text: str) -> None:
    answered(check_files({**FEW, name: text.encode()}))


@fuzz
@given(st.sampled_from(NAMES), plain)
def test_any_yaml(name: str, value: object) -> None:
    answered(check_files({**FEW, name: yaml.safe_dump(value, allow_unicode=True).encode()}))


@fuzz
@given(st.sampled_from(NAMES), st.data())
def test_a_real_file_with_a_part_cut_out_doubled_or_replaced(name: str, data: st.DataObject) -> None:
    real = FEW[name]
    start = data.draw(st.integers(0, len(real)))
    end = data.draw(st.integers(start, min(len(real), start + 80)))
    put = data.draw(
        st.sampled_from([b"", real[start:end] * 2, b"\t", b"\xff", b": ", b"[", b"'", b"- ", b"\x00"])
    )
    answered(check_files({**FEW, name: real[:start] + put + real[end:]}))


@fuzz
@given(st.data())
def test_a_real_file_with_one_value_changed(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    value = yaml.safe_load(FEW[name])
    inside, key = value, data.draw(st.sampled_from(sorted(value)))
    while isinstance(inside[key], dict | list) and inside[key] and data.draw(st.booleans()):
        inside = inside[key]
        key = data.draw(
            st.sampled_from(sorted(inside)) if isinstance(inside, dict) else st.integers(0, len(inside) - 1)
        )
    inside[key] = data.draw(plain)
    answered(check_files({**FEW, name: yaml.safe_dump(value, allow_unicode=True).encode()}))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.dictionaries(st.text(max_size=20), st.binary(max_size=20), max_size=4))
def test_any_names_of_files(files: dict[str, bytes]) -> None:
    answered(check_files(files))
    answered(check_files({**FEW, **files}))


@fuzz
@given(st.data())
def test_any_damage_to_a_zip_file(data: st.DataObject) -> None:
    assert SOUND is not None
    whole = bytearray(bundle_zip(SOUND))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(BundleRefused):
        answered(check_files(read_zip(bytes(whole))))


@pytest.mark.parametrize(
    "mark", ["[", "{", "- ", "? ", "'", '"', "a: ", "[{", "&a ", "!", "# ", "\n", "|", "-\n", "a\n"]
)
def test_two_megabytes_of_one_mark(mark: str) -> None:
    file = read_yaml("projects/P01.yaml", (mark * (1_999_999 // len(mark))).encode())
    assert len(file.problems) <= 1
