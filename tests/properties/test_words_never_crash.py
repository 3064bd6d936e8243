"""Files of words that were damaged anywhere are answered in sentences."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingwith.exchange.bundle.check import check_files

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
FILES = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in EXAMPLE.rglob("*.yaml")}
WORDS = sorted(
    name for name in FILES if name.startswith(("accounts", "documents", "excerpts", "cases", "codes", "tell"))
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WORDS), st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=3))
def test_a_damaged_file_is_answered_in_sentences(name: str, at: int, gone: int, instead: bytes) -> None:
    data = FILES[name]
    start = at % len(data)
    check = check_files({**FILES, name: data[:start] + instead + data[start + gone :]})

    assert (check.record is None) is bool(check.problems)
    assert all(problem.wrong and problem.remedy for problem in check.problems)
