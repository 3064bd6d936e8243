"""How a record waits for its person's yes: as it was understood, not as it was given.

Whatever waits was checked when it came. Only the version of this site that checked it takes it up again, so
that the schemas need not be asked twice.
"""

import hashlib
import json
import zlib
from functools import cache

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.exchange.bundle.schema import bundle_schemas
from doingwith_site.common.collecting import without_collecting
from doingwith_site.common.errors import Refused

__all__ = ["packed", "unpacked", "unpacked_whole"]

QUICKLY = 1
"""A bundle takes five times as long to write, and is for people to read."""
OF_ANOTHER = "The file was read by another version of this site. Upload it again."


@without_collecting()
def packed(record: ProgrammeRecord) -> bytes:
    """The checked record in few bytes, with the schemas that it was checked by."""
    plain = {"schemas": _schemas(), "record": to_plain(record)}
    return zlib.compress(json.dumps(plain, default=str).encode(), QUICKLY)


@without_collecting()
def unpacked(data: bytes) -> ProgrammeRecord:
    """The record again; Refused when another version of the site packed it."""
    try:
        plain = json.loads(zlib.decompress(data))
        if plain["schemas"] == _schemas():
            return from_plain(ProgrammeRecord, plain["record"])
    except Exception as error:  # what does not fit any more makes cattrs raise a group of errors
        raise Refused(OF_ANOTHER) from error
    raise Refused(OF_ANOTHER)


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
