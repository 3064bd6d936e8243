"""How a record waits for its person's yes: as it was understood, not as it was given.

Whatever waits was checked when it came. Only the version of this site that checked it takes it up again, so
that the schemas need not be asked twice.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.exchange.bundle.schema import bundle_schemas
from doingwith_site.common.collecting import without_collecting
from doingwith_site.common.errors import Refused

__all__ = ["lines_of", "packed", "unpacked", "unpacked_whole"]

QUICKLY = 1
"""A bundle takes five times as long to write, and is for people to read."""
OF_ANOTHER = "The file was read by another version of this site. Upload it again."


@without_collecting()
def packed(record: ProgrammeRecord) -> bytes:
    """The checked record in few bytes, with the schemas that it was checked by."""
    packing = zlib.compressobj(QUICKLY)
    lines = (_schemas(), *lines_of(to_plain(record)))
    return b"".join([*(packing.compress(f"{line}\n".encode()) for line in lines), packing.flush()])


def lines_of(plain: Mapping[str, Any]) -> Iterator[str]:
    """A record as lines of JSON: its keys, whether a list stands there, and what is there or one thing of it.

    Not all at once: nobody else has a turn while a text is written as JSON or read from it.
    """
    for key, found in plain.items():
        is_list = isinstance(found, list) and bool(found)
        for one in found if is_list else [found]:
            yield json.dumps((key, is_list, one), default=str)


@without_collecting()
def unpacked(data: bytes) -> ProgrammeRecord:
    """The record again; Refused when another version of the site packed it."""
    try:
        schemas, *lines, _ = zlib.decompress(data).split(b"\n")
        if schemas.decode() == _schemas():
            return from_plain(ProgrammeRecord, _put_together(lines))
    except Exception as error:  # what does not fit any more makes cattrs raise a group of errors
        raise Refused(OF_ANOTHER) from error
    raise Refused(OF_ANOTHER)


def _put_together(lines: list[bytes]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, is_list, one in map(json.loads, lines):
        if is_list:
            plain.setdefault(key, []).append(one)
        else:
            plain[key] = one
    return plain


def unpacked_whole(data: bytes) -> ProgrammeRecord:
    """The record of a bundle again; Refused also when its parts do not hold together by today's rules."""
    record = unpacked(data)
    if integrity_problems(record):
        raise Refused(OF_ANOTHER)
    return record


@cache
def _schemas() -> str:
    """A text that changes when what a record may hold does."""
    return hashlib.sha256(json.dumps(bundle_schemas(), sort_keys=True).encode()).hexdigest()
