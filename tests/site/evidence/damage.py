"""Reads documents damaged in seeded ways: ``python -m tests.site.evidence.damage KIND SEED NUMBER``."""

import io
import json
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Callable

from tests.site.evidence.papers import PAPERS

from doingwith.evidence.file_kinds import file_type_of
from doingwith_site.evidence.documents.extraction.reading import Unreadable, extract

__all__ = ["MUTATIONS", "damaged", "outcomes"]

MUTATIONS = {"word": 300, "slides": 150, "sheet": 200, "pdf": 400, "image": 200, "text": 50}
"""How many damaged files of each kind the tests read."""


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bytes changed."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end, or a piece of the middle, is missing."""
    first, second = sorted(chance.randrange(1, len(content)) for _ in range(2))
    return content[:first] if chance.random() < 0.5 else content[:first] + content[second:]


def repeated(content: bytes, chance: random.Random) -> bytes:
    """A piece stands there many times."""
    first, second = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:second] + content[first:second][:2000] * chance.randint(1, 50) + content[second:]


def inside(content: bytes, chance: random.Random) -> bytes:
    """One part of the package is damaged, and the package packed well again."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        unlucky = chance.choice([name for name in old.namelist() if old.getinfo(name).file_size])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, WAYS[chance.randrange(3)](part, chance) if name == unlucky else part)
    return made.getvalue()


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, cut, repeated, inside)


def damaged(kind: str, content: bytes, chance: random.Random) -> bytes:
    """The content, damaged in one way."""
    ways = WAYS if kind in {"word", "slides", "sheet"} else WAYS[:3]
    return chance.choice(ways)(content, chance)


def outcomes(kind: str, seed: int, number: int) -> Counter[str]:
    """What became of this many damaged files: text, or the reason why there is none."""
    content, chance = PAPERS[kind](), random.Random(seed)
    return Counter(outcome(damaged(kind, content, chance)) for _ in range(number))


def outcome(content: bytes) -> str:
    found = file_type_of(content)
    if not found:
        return "unknown"
    if found == "image":
        return outcome_of_picture(content)
    try:
        extract(found, content).text.encode()
    except Unreadable as reason:
        return str(reason)
    return "text"


def outcome_of_picture(content: bytes) -> str:
    from doingwith_site.evidence.uploads.pictures import taken_picture
    from doingwith_site.evidence.uploads.sniffing import UploadRefused

    try:
        taken_picture(io.BytesIO(content))
    except UploadRefused:
        return "picture refused"
    return "text"


if __name__ == "__main__":
    if sys.argv[1] == "image":
        import django
        from django.conf import settings

        settings.configure(USE_I18N=False)
        django.setup()
    json.dump(outcomes(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
