"""Recordings as browsers and phones make them, whose head does not say how long they are."""

import struct

__all__ = ["a_webm", "an_amr", "an_mp4_in_pieces"]

UNKNOWN = b"\x01" + b"\xff" * 7
TRACK = b"\xae" + b"\x88" + b"\x86\x86A_OPUS"


def element(name: str, body: bytes) -> bytes:
    """An element of a WebM with its length in eight bytes."""
    return bytes.fromhex(name) + (len(body) | 1 << 56).to_bytes(8) + body


def a_webm(blocks: int = 50, *, duration: float | None = None, each: int = 60) -> bytes:
    """As Chromium writes it: segment and clusters of unknown length, ten blocks in a cluster."""
    info = element("2ad7b1", (1_000_000).to_bytes(3))
    info += element("4489", struct.pack(">d", duration)) if duration is not None else b""
    made = element("1a45dfa3", element("4282", b"webm"))
    made += bytes.fromhex("18538067") + UNKNOWN + element("1549a966", info) + element("1654ae6b", TRACK)
    for number in range(blocks):
        if number % 10 == 0:
            made += bytes.fromhex("1f43b675") + UNKNOWN + element("e7", (number * each).to_bytes(4))
        made += element("a3", b"\x81" + (number % 10 * each).to_bytes(2) + b"\x80" + b"opus")
    return made


def box(kind: bytes, body: bytes) -> bytes:
    """A box of an MP4."""
    return struct.pack(">I4s", 8 + len(body), kind) + body


def an_mp4_in_pieces(*pieces: tuple[int, ...], scale: int = 1000, usual: int = 0) -> bytes:
    """A track in pieces of samples of these lengths; with ``usual`` no sample says its own."""
    told = not usual
    head = box(b"mdia", box(b"mdhd", struct.pack(">IIIII", 0, 0, 0, scale, 0)))
    extends = box(b"mvex", box(b"trex", struct.pack(">IIIIII", 0, 1, 1, usual, 0, 0)))
    made = box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", box(b"trak", head) + extends)
    for piece in pieces:
        run = struct.pack(">II", 0x301 if told else 0x201, len(piece)) + bytes(4)
        run += b"".join(struct.pack(">II", length, 4) if told else bytes(4) for length in piece)
        track = box(b"tfhd", struct.pack(">II", 0, 1)) + box(b"trun", run)
        made += box(b"moof", box(b"traf", track)) + box(b"mdat", b"opus" * len(piece))
    return made


def an_amr(frames: int, *, wide: bool = False) -> bytes:
    """Frames of silence at 12.2, or wide 23.85, kilobits a second."""
    kind, size, begins = (8, 60, b"#!AMR-WB\n") if wide else (7, 31, b"#!AMR\n")
    return begins + (bytes([kind << 3 | 4]) + bytes(size)) * frames
