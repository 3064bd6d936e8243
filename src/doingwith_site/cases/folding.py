"""Texts without accents, for searching, and the way back from each sign to the text as it was written."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

__all__ = ["LESS_THAN", "Places", "folded", "needs_folding"]

LESS_THAN = "\x01"
"""Stands for "<": PostgreSQL takes what follows one for a tag and does not look into it."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
LONGEST = 3
"""So many letters one sign can stand for. Those that stand for more are no letters, but whole sayings."""
LETTERS = dict(zip("łŁøØđĐħĦŧŦıðÐ", "lLoOdDhHtTidD", strict=True)) | {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "TH",
}
"""Letters that Unicode does not take apart, and that people type with the letters of an English keyboard."""
NOT_LEFT_TO_SQLITE = (*LETTERS, *"²³¹", *map(chr, (*range(0xFB00, 0xFB07), *range(0x2070, 0x208A))))
"""Those, ligatures such as ﬁ, and figures that stand high or low."""


def folded(text: str) -> str:
    """The text as it is searched: without accents, and with the letters of an English keyboard."""
    return NOT_ASCII.sub(lambda letter: plain(letter[0]), text.replace("<", LESS_THAN))


def needs_folding(text: str) -> bool:
    """Whether the text holds a letter that SQLite, which leaves accents out by itself, does not fold."""
    # Letter after letter: each is looked for much faster than a long text is looked through for all of them.
    return not text.isascii() and any(map(text.__contains__, NOT_LEFT_TO_SQLITE))


@lru_cache(maxsize=4096)
def plain(letter: str) -> str:
    """What is searched for one sign: nothing for an accent that stands by itself, mostly one letter."""
    if letter in LETTERS:
        return LETTERS[letter]
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return bare if (not bare and apart) or (bare.isalnum() and len(bare) <= LONGEST) else letter


class Places:
    """From signs of the folded text to the places in the text that they come from.

    It keeps only where the two run apart: at letters that are not folded to just one.
    """

    def __init__(self, body: str) -> None:
        self.searched, self.written = [0], [0]
        for letter in NOT_ASCII.finditer(body):
            signs = len(plain(letter[0]))
            if signs != 1:
                self.searched.append(self.searched[-1] + letter.start() - self.written[-1] + signs)
                self.written.append(letter.end())
        self.ends = [*(after - 1 for after in self.written[1:]), len(body)]

    def of(self, sign: int) -> int:
        """Where the letter begins that the sign with this number comes from; after the last, the end."""
        run = bisect_right(self.searched, sign) - 1
        return min(self.written[run] + sign - self.searched[run], self.ends[run])

    def after(self, sign: int) -> int:
        """Where that letter ends, with the accents that stand by themselves behind it."""
        here, following = self.of(sign), range(sign + 1, sign + 1 + LONGEST)
        return next((place for place in map(self.of, following) if place > here), self.ends[-1])
