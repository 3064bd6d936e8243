"""Pieces of a recording, as a player asks for them: sent as they are read, whatever their length."""

import io

from django.http import FileResponse

from doingwith_site.evidence.views.files import Piece, piece


class Watched(io.BytesIO):
    """A file that knows how much of it was asked for at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size >= 0, "the whole file was read at once"
        self.most = max(self.most, size)
        return super().read(size)


def test_a_long_piece_is_read_in_blocks_and_its_file_can_be_closed() -> None:
    whole = bytes(range(250)) * 400
    file = Watched(whole)

    answer = piece(file, len(whole), (10, None), "audio/mpeg")

    assert isinstance(answer, FileResponse)
    assert answer.getvalue() == whole[10:]
    assert file.most <= answer.block_size
    assert (answer["Content-Range"], answer["Content-Length"]) == ("bytes 10-99999/100000", "99990")

    Piece(file, 1).close()
    assert file.closed


def test_a_piece_behind_the_end_leaves_no_file_open() -> None:
    file = Watched(b"sound")

    assert piece(file, 5, (99, None), "audio/mpeg").status_code == 416
    assert file.closed
