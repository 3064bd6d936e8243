"""How long a recording lasts that other programs bring."""

import pytest
from tests.support.recordings import a_webm, an_amr, an_mp4_in_pieces

from doingwith.exchange.refi_qda.sizes import length_of


@pytest.mark.parametrize(
    ("recording", "length"),
    [
        (a_webm(blocks=50), 3_000),
        (an_amr(150), 3_000),
        (an_mp4_in_pieces((20, 20, 25), (35,)), 100),
        (a_webm(duration=float("inf")), None),
        (a_webm(duration=24 * 60 * 60 * 1000), None),
        (b"#!AMR\n", None),
        (b"", None),
    ],
)
def test_a_recording_whose_head_does_not_say_its_length_is_measured_by_its_blocks(
    recording: bytes, length: int | None
) -> None:
    assert length_of(recording) == length
