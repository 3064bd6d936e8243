"""How long recordings last whose head does not say it, read from their blocks.

Browsers and phones write the head of a recording before they know its length: WebM (the Matroska container,
RFC 9559), MP4 in pieces (ISO/IEC 14496-12) and AMR (RFC 4867). Readers of tags leave such files without one.
"""

import struct
from collections.abc import Iterator

__all__ = ["amr_seconds", "mp4_seconds", "webm_seconds"]

MOST = 1_000_000
"""More blocks than this are not looked at: three hours of blocks of 20 milliseconds are half as many."""

OPENED = {0x18538067, 0x1549A966, 0x1F43B675, 0xA0}
"""Segment, Info, Cluster and BlockGroup: what stands in them is looked at, wherever they end."""
SCALE, DURATION, CLUSTER_TIME, BLOCKS = 0x2AD7B1, 0x4489, 0xE7, {0xA3, 0xA1}
NANOSECONDS = 1_000_000_000
USUAL_SCALE = 1_000_000

FRAME_SECONDS = 0.02
NARROW = {0: 12, 1: 13, 2: 15, 3: 17, 4: 19, 5: 20, 6: 26, 7: 31, 8: 5, 15: 0}
WIDE = {0: 17, 1: 23, 2: 32, 3: 36, 4: 40, 5: 46, 6: 50, 7: 58, 8: 60, 9: 5, 14: 0, 15: 0}
AMR_KINDS = {b"#!AMR\n": NARROW, b"#!AMR-WB\n": WIDE}
"""Bytes of a frame of each type, by how the file begins."""


def webm_seconds(content: bytes) -> float | None:
    """The length of a WebM: as its head says, else where its last block ends; None when neither is found.

    A block does not say how long it is: the last one is taken to be as long as the one before.
    """
    scale, time, last, before = USUAL_SCALE, 0, 0, 0
    found = False
    for name, at, size in _elements(content):
        value = content[at : at + size]
        if name == SCALE and size <= 8:
            scale = int.from_bytes(value) or USUAL_SCALE
        elif name == DURATION and size in {4, 8}:
            said = float(struct.unpack(">f" if size == 4 else ">d", value)[0])
            if said > 0:
                return said * scale / NANOSECONDS
        elif name == CLUSTER_TIME and size <= 8:
            time = int.from_bytes(value)
        elif name in BLOCKS and size >= 4:
            begins = time + int.from_bytes(value[1:3], signed=True)
            found, before, last = True, last, max(last, begins)
    return (last + last - before) * scale / NANOSECONDS if found else None


def _elements(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Name, place and size of each element that is whole, one after another."""
    at, end = 0, len(content)
    for _ in range(MOST):
        if at >= end or not content[at]:
            return
        wide = 9 - content[at].bit_length()
        name, at = int.from_bytes(content[at : at + wide]), at + wide
        if at >= end or not content[at]:
            return
        wide = 9 - content[at].bit_length()
        size = int.from_bytes(content[at : at + wide]) & ((1 << 7 * wide) - 1)
        at += wide
        if name in OPENED:
            continue
        if at + size > end:
            return
        yield name, at, size
        at += size


def mp4_seconds(content: bytes) -> float | None:
    """The length of an MP4 with one track that is written in pieces; None when it cannot be added up."""
    scale, usual, total = 0, 0, 0
    for kind, at, end in _boxes(content):
        body = content[at:end]
        try:
            if kind == b"mdhd":
                scale = struct.unpack_from(">I", body, 20 if body[0] == 1 else 12)[0]
            elif kind == b"trex":
                usual = struct.unpack_from(">I", body, 12)[0]
            elif kind == b"tfhd":
                usual = _usual(body, usual)
            elif kind == b"trun":
                total += _run(body, usual)
        except (struct.error, IndexError):
            return None
    return total / scale if scale and total else None


BOXES = {b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf"}
"""Boxes that hold boxes."""


def _boxes(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, and where the body begins and ends, of each box in the order in which they stand."""
    at = 0
    for _ in range(MOST):
        if at + 8 > len(content):
            return
        size, kind = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1 and at + 16 <= len(content):
            size, head = struct.unpack_from(">Q", content, at + 8)[0], 16
        if kind in BOXES:
            at += head
            continue
        end = len(content) if size == 0 else at + size
        if size and size < head:
            return
        yield kind, at + head, min(end, len(content))
        at = end


def _usual(body: bytes, usual: int) -> int:
    """How long a sample of this piece is when nothing else is said of it."""
    flags = int.from_bytes(body[1:4])
    before = 8 + 8 * bool(flags & 0x1) + 4 * bool(flags & 0x2)
    return int(struct.unpack_from(">I", body, before)[0]) if flags & 0x8 else usual


def _run(body: bytes, usual: int) -> int:
    """How long the samples of a run are together."""
    flags, number = int.from_bytes(body[1:4]), struct.unpack_from(">I", body, 4)[0]
    if not flags & 0x100:
        return int(number * usual)
    first = 8 + 4 * bool(flags & 0x1) + 4 * bool(flags & 0x4)
    each = sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800))
    if first + 4 * number * each > len(body):
        raise IndexError
    return sum(struct.unpack_from(f">{number * each}I", body, first)[::each])


def amr_seconds(content: bytes) -> float | None:
    """The length of an AMR with one channel: its whole frames, of 20 milliseconds each; None without any."""
    start, sizes = next(
        ((len(begins), sizes) for begins, sizes in AMR_KINDS.items() if content.startswith(begins)), (0, {})
    )
    at, frames = start, 0
    while frames < MOST and at < len(content):
        size = sizes.get(content[at] >> 3 & 15)
        if size is None or at + 1 + size > len(content):
            break
        at, frames = at + 1 + size, frames + 1
    return frames * FRAME_SECONDS if frames else None
