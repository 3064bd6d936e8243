"""How long recordings last whose head does not say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.recordings import a_webm, an_amr, an_mp4_in_pieces

from doingwith.evidence.sound_lengths import amr_seconds, mp4_seconds, webm_seconds

LENGTHS = (webm_seconds, mp4_seconds, amr_seconds)


def test_a_webm_lasts_until_its_last_block_ends() -> None:
    assert webm_seconds(a_webm(blocks=50)) == 3.0
    assert webm_seconds(a_webm(blocks=58)) == 3.48


def test_a_webm_that_says_its_length_is_believed_and_one_that_says_nought_is_not() -> None:
    assert webm_seconds(a_webm(duration=2_500)) == 2.5
    assert webm_seconds(a_webm(duration=0)) == 3.0


def test_a_webm_that_was_cut_off_lasts_as_long_as_what_is_there() -> None:
    whole = a_webm(blocks=50)

    assert webm_seconds(whole[:-1]) == 2.94
    assert webm_seconds(whole[:60]) is None


def test_an_mp4_in_pieces_lasts_as_long_as_its_samples() -> None:
    assert mp4_seconds(an_mp4_in_pieces((20, 20, 25), (35,))) == 0.1
    assert mp4_seconds(an_mp4_in_pieces((0,) * 100, (0,) * 50, scale=48_000, usual=960)) == 3.0
    assert mp4_seconds(an_mp4_in_pieces()) is None


def test_an_amr_lasts_20_milliseconds_a_frame() -> None:
    assert amr_seconds(an_amr(150)) == amr_seconds(an_amr(150, wide=True)) == 3.0
    assert amr_seconds(an_amr(150) + b"\x3c") == 3.0, "seconds of whole frames"
    assert amr_seconds(b"#!AMR\n") is None


@pytest.mark.parametrize("whole", [a_webm(), an_mp4_in_pieces((20, 20), (30,)), an_amr(20)])
@given(data=st.data())
def test_no_damage_is_a_fault(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=12)) + whole[data.draw(st.integers(at, len(whole))) :]

    assert all(seconds is None or seconds >= 0 for seconds in (length(damaged) for length in LENGTHS))
