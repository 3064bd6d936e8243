"""Personal codes: what a teller keeps instead of an account and a password.

A code is four short words and two numbers, such as ``FERN-27-LAMP-MOSS-64-BOAT``: 452 words and 80
numbers give 2.7 × 10^14 of them. Only a keyed hash is stored, so neither the database nor a backup
of it opens anything without the site's secret key. See decision 0028.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.conf import settings
from django.db import IntegrityError, transaction

from doingwith_site.common.errors import Refused
from doingwith_site.consent.words_for_codes import WORDS

__all__ = [
    "hash_of",
    "hashes_of",
    "new_place_code",
    "new_seed",
    "personal_code",
    "with_free_code",
    "written_well",
]

NUMBERS = range(20, 100)
PERSONAL = "wnwwnw"
PLACE = "wnw"
KEY = b"doingwith personal code 1"
TOKEN = re.compile(r"[a-z]+|[0-9]+")
LONGEST = 200
MOST_TRIES = 10

Row = TypeVar("Row")


def new_seed() -> str:
    """What a browser may hold of a code while its teller is at it: useless without the site's key."""
    return secrets.token_urlsafe(18)


def personal_code(seed: str) -> str:
    """The code that belongs to the seed. Nobody guesses it, and it need not be kept to be shown again.

    >>> import re
    >>> bool(re.fullmatch("[A-Z]{4}-[0-9]{2}-[A-Z]{4}-[A-Z]{4}-[0-9]{2}-[A-Z]{4}", personal_code("x")))
    True
    """
    return made(PERSONAL, int.from_bytes(digest(settings.SECRET_KEY, f"seed {seed}"), "big"))


def new_place_code() -> str:
    """A short code for a poster: it leads to a telling and opens nobody's words."""
    return made(PLACE, secrets.randbits(256))


def with_free_code(create: Callable[..., Row], **columns: object) -> Row:
    """The row made by ``create(code=…, **columns)`` with a code for a poster that none of its table has yet.

    Refused when none of ten codes was free, which says that the table holds nearly all there are.
    """
    for _ in range(MOST_TRIES):
        try:
            with transaction.atomic():
                return create(code=new_place_code(), **columns)
        except IntegrityError:
            continue
    raise Refused("No free code was found. Try again, please.")


def made(shape: str, drawn: int) -> str:
    """A code with a word for each ``w`` and a number for each ``n``, picked by the drawn number."""
    found = []
    for letter in shape:
        choices: Sequence[object] = {"w": WORDS, "n": NUMBERS}[letter]
        drawn, place = divmod(drawn, len(choices))
        found.append(str(choices[place]))
    return "-".join(found).upper()


def written_well(typed: str) -> str:
    """The code as we write it, however it was typed; empty when it cannot be a code.

    >>> written_well(" fern27 lamp,moss 64boat ")
    'FERN-27-LAMP-MOSS-64-BOAT'
    >>> written_well("Fern 27 lampmoss 64 boat")
    'FERN-27-LAMP-MOSS-64-BOAT'
    >>> written_well("hello")
    ''
    """
    found = [piece for token in TOKEN.findall(typed[:LONGEST].casefold()) for piece in pieces(token)]
    shape = "".join("n" if piece.isdigit() else "w" for piece in found)
    return "-".join(found).upper() if shape in {PERSONAL, PLACE} else ""


def pieces(token: str) -> list[str]:
    """Two words typed as one are taken apart: every word of a code has four letters."""
    return [token[:4], token[4:]] if token.isalpha() and len(token) == 8 else [token]


def hash_of(code: str) -> str:
    """What is stored of a code."""
    return keyed(settings.SECRET_KEY, code)


def hashes_of(code: str) -> list[str]:
    """What may be stored of a code: under the key in use and under those used before it."""
    return [keyed(str(key), code) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def keyed(key: str, code: str) -> str:
    return digest(key, f"code {code}").hex()


def digest(key: str, words: str) -> bytes:
    secret = hmac.new(KEY, key.encode(), hashlib.sha256).digest()
    return hmac.new(secret, words.encode(), hashlib.sha256).digest()
