"""How a project of other software waits for its person's yes: as it was understood, not as it was given."""

import json
import zlib

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith_site.common.errors import Refused

__all__ = ["packed", "unpacked"]

QUICKLY = 1
"""A bundle takes five times as long to write, and is for people to read."""


def packed(record: ProgrammeRecord) -> bytes:
    """The record in few bytes."""
    return zlib.compress(json.dumps(to_plain(record), default=str).encode(), QUICKLY)


def unpacked(data: bytes) -> ProgrammeRecord:
    """The record again; Refused when another version of the site packed it."""
    try:
        return from_plain(ProgrammeRecord, json.loads(zlib.decompress(data)))
    except Exception as error:  # what does not fit any more makes cattrs raise a group of errors
        raise Refused("The file was read by another version of this site. Upload it again.") from error
