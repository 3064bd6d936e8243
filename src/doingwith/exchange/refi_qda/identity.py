"""Identifiers that other programs know things by: the same thing has the same one in every export."""

import re
from hashlib import sha1
from uuid import UUID, uuid5

__all__ = ["Identity", "beside", "well_formed"]

OURS = UUID("8d1f4b52-6c0a-5e53-9b7e-2f0c6f1d7a94")
"""The namespace in which programmes have their own. It must never change."""
UNSAID = 0xF << 76 | 0x3 << 62
"""The bits of an identifier that say how it was made: its version, and by which scheme."""
VERSION_5 = 5 << 76 | 0x2 << 62
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def well_formed(guid: str) -> bool:
    """Whether the standard takes it for an identifier (small letters, without braces)."""
    return GUID.fullmatch(guid) is not None


class Identity:
    """Makes the identifiers of one programme's things from what they are called (RFC 9562, version 5)."""

    def __init__(self, programme: str) -> None:
        self.programme = uuid5(OURS, programme)
        self._begun = sha1(self.programme.bytes, usedforsecurity=False)

    def of(self, kind: str, *names: str, guid: str = "") -> str:
        """The identifier of a thing; ``guid`` where it has one of its own already, or its name is one."""
        guid = guid or (names[0] if len(names) == 1 else "")
        # The length before each name keeps two lists of names apart that read alike.
        told = "".join(f"{len(name)}:{name}" for name in names)
        return guid if guid and well_formed(guid) else self._made(f"{kind}/{told}")

    def _made(self, name: str) -> str:
        """What ``uuid5`` makes of the programme's and this name; there are tens of thousands in a project."""
        hashed = self._begun.copy()
        hashed.update(name.encode())
        number = int.from_bytes(hashed.digest()[:16]) & ~UNSAID | VERSION_5
        told = f"{number:032x}"
        return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"

    def own(self, guid: str, kind: str, *names: str) -> str:
        """What a thing must keep of the identifier that it came with: nothing when it would be made again."""
        return guid if well_formed(guid) and guid != self.of(kind, *names) else ""


def beside(guid: str, what: str) -> str:
    """The identifier of something that belongs to the thing with this one, such as its text."""
    return str(uuid5(UUID(guid), what))
