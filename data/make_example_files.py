"""Makes the pictures, the recording, the original document and the answers by a code of ``data/example``.

Run it as ``python data/make_example_files.py``: the same files each time, and what the bundle says of their
size, type and length is written to fit. Nothing in them is a real person's: the answers are made up, the
photo is drawn, and the voice is a hum, one note for each syllable of the words that stand beside it, with a
silence at each stop.
"""

import io
import math
import re
import wave
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.accounts import Account, AccountPart
from doingwith.evidence.documents import Document
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.bundle.media import media_path
from doingwith.exchange.bundle.writer import write_bundle
from doingwith.theory.readiness import Rating, Readiness, ReadinessRound, Side, counted_answers
from doingwith.theory.theory import ConditionWords

__all__ = ["made", "with_answers", "with_files"]

EXAMPLE = Path(__file__).resolve().parent / "example"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

RATE = 8_000
"""Samples a second, each of one byte: as much as a telephone carries."""
TENTH = RATE // 10
"""A recording is as long as tenths of a second say, which is what the site keeps."""
SYLLABLE, QUICK_SYLLABLE, COMMA, STOP = 0.16, 0.11, 0.18, 0.4
"""Seconds."""
VOICE, LIVELY = 180.0, 215.0
"""Hertz."""
QUICKER = "And they did it."
"""From here on the voice gets quicker, as the note on that span says."""

WALL, FLOOR, DOOR, FRAME, SEAT, LEGS = "#dfe7e3", "#b9a58c", "#7c8fa1", "#56656f", "#b5523b", "#4a3b34"
PAPER, INK = "#fffdf6", "#27406b"

ASKED = "night-bus"
"""The project about which invented carers were asked by a code."""
POWER, TIME = "s1.when1", "s1.when2"
ANSWERED = (
    {POWER: Rating.NOT_IN_PLACE, TIME: Rating.PARTLY},
    {POWER: Rating.PARTLY},
    {POWER: Rating.NOT_IN_PLACE, TIME: Rating.IN_PLACE},
    {POWER: Rating.IN_PLACE},
    {POWER: Rating.DO_NOT_KNOW},
)
"""What five people who were never there answered."""
CONDITION_WORDS = (
    ConditionWords(
        clause=POWER,
        language="en-gb",
        plain="The people who decide come to our meetings.",
        easy="The boss comes. The boss can say yes.",
        written_on=date(2025, 2, 20),
    ),
    ConditionWords(
        clause=POWER,
        language="pl",
        plain="Na nasze spotkania przychodzą osoby, które decydują.",
        written_on=date(2025, 2, 20),
    ),
    ConditionWords(
        clause=TIME,
        language="en-gb",
        plain="We have time to say that we see it another way.",
        written_on=date(2025, 2, 20),
    ),
)

NAMESPACE = "http://schemas.openxmlformats.org"
TYPES = (
    f'<Types xmlns="{NAMESPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>'
)
RELATIONSHIPS = (
    f'<Relationships xmlns="{NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{NAMESPACE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)

File = tuple[Media, bytes]
Named = TypeVar("Named")


def made(record: ProgrammeRecord) -> dict[str, File]:
    """Each file and what is to be said of it, by the account and part or the document it belongs to."""
    said = {f"{account.id}/{part.id}": part.text for account in record.accounts for part in account.parts}
    notes = next(document for document in record.documents if document.id == "D2").versions[0].text
    photo, drawing, voice, word = the_chair(), the_clock(), hummed(said["W2/1"]), as_word(notes)
    return {
        "W2/1": _file(sound_file(voice), "audio/wav", length_ms=len(voice) * 1000 // RATE),
        "W3/1": _file(saved(photo, "JPEG"), "image/jpeg", size=photo.size),
        "W3/2": _file(saved(drawing, "PNG"), "image/png", size=drawing.size),
        "D2": _file(word, WORD),
    }


def with_files(record: ProgrammeRecord, files: dict[str, File]) -> ProgrammeRecord:
    """The record, with what it says of each file as the file is."""

    def document(one: Document) -> Document:
        found = files.get(one.id)
        first, *later = one.versions
        return replace(one, versions=(replace(first, media=found[0]), *later)) if found else one

    def account(one: Account) -> Account:
        return replace(one, parts=tuple(part(one, each) for each in one.parts))

    def part(of: Account, one: AccountPart) -> AccountPart:
        found = files.get(f"{of.id}/{one.id}")
        return replace(one, media=found[0]) if found else one

    return replace(
        record,
        accounts=tuple(map(account, record.accounts)),
        documents=tuple(map(document, record.documents)),
    )


def _file(
    content: bytes, type_: str, *, size: tuple[int, int] | None = None, length_ms: int | None = None
) -> File:
    width, height = size or (None, None)
    media = Media(
        sha256=sha256(content).hexdigest(), type=type_, size=len(content), length_ms=length_ms,
        width=width, height=height,
    )  # fmt: skip
    return media, content


def the_chair() -> Image.Image:
    """A waiting room: the chair by the door, which is right of the middle."""
    picture = Image.new("RGB", (1200, 900), WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 720, 1200, 900), FLOOR)
    draw.rectangle((150, 120, 520, 720), DOOR, FRAME, 14)
    draw.ellipse((455, 420, 490, 455), FRAME)
    for left in (660, 940):
        draw.rectangle((left, 610, left + 26, 850), LEGS)
    draw.rectangle((650, 260, 976, 470), SEAT)
    for left in (660, 940):
        draw.rectangle((left, 250, left + 26, 620), LEGS)
    draw.polygon(((640, 560), (986, 560), (1000, 630), (630, 630)), SEAT)
    return picture


def the_clock() -> Image.Image:
    """A clock with no hands."""
    picture = Image.new("RGB", (800, 800), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((100, 100, 700, 700), PAPER, INK, 16)
    for hour in range(12):
        angle = math.radians(hour * 30)
        across, down = math.sin(angle), -math.cos(angle)
        ends = [round(400 + far * way) for far in (235, 275) for way in (across, down)]
        draw.line(ends, INK, 14 if hour % 3 == 0 else 7)
    draw.ellipse((390, 390, 410, 410), INK)
    return picture


def saved(picture: Image.Image, kind: str) -> bytes:
    """Dots and nothing else."""
    file = io.BytesIO()
    picture.save(file, kind, optimize=True)
    return file.getvalue()


def hummed(text: str) -> bytes:
    """The text as a hum, one byte for each sample."""
    before, mark, after = text.partition(QUICKER)
    slow = _sentences(before, SYLLABLE, VOICE)
    samples = b"".join((*slow, *_sentences(mark + after, QUICK_SYLLABLE, LIVELY)))
    return samples + _silence(-len(samples) % TENTH / RATE)


def _sentences(text: str, syllable: float, pitch: float) -> Iterator[bytes]:
    """A note for each syllable, lower towards the end of each sentence, and a silence where a stop is."""
    for sentence in re.findall(r"[^.]+\.", text):
        sounds = re.findall(r"[aeiouy]+|[,.]", sentence.lower())
        for at, sound in enumerate(sounds):
            if sound in ",.":
                yield _silence(COMMA if sound == "," else STOP)
            else:
                yield _note(syllable, pitch * (1 - 0.25 * at / len(sounds)) * (1 + 0.04 * (len(sound) - 1)))


def _note(seconds: float, pitch: float) -> bytes:
    """Three waves together, swelling and fading, so that one note ends where the next begins."""
    count = round(seconds * RATE)
    return bytes(
        round(128 + 60 * math.sin(math.pi * at / count) * _wave(2 * math.pi * pitch * at / RATE))
        for at in range(count)
    )


def _wave(turn: float) -> float:
    return (math.sin(turn) + 0.5 * math.sin(2 * turn) + 0.25 * math.sin(3 * turn)) / 1.75


def _silence(seconds: float) -> bytes:
    return bytes([128]) * round(seconds * RATE)


def sound_file(samples: bytes) -> bytes:
    """A WAV file that holds these samples and nothing else."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return file.getvalue()


def as_word(text: str) -> bytes:
    """A Word file with a paragraph for each line, and no name, date or program in it."""
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    main = f"{NAMESPACE}/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONSHIPS,
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{lines}</w:body></w:document>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(
                zipfile.ZipInfo(name, LONG_AGO), f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'
            )
    return file.getvalue()


def with_answers(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record with what invented carers answered by a code, counted together as the site counts them.

    Of the second condition two spoke: a bundle says nothing of it, so that neither can be told.
    """
    told = counted_answers(ANSWERED, name="answers-carers", side=Side.PEOPLE, asked_until=date(2025, 6, 16))
    assert told is not None  # five answered
    asked = ReadinessRound(
        number=1, theory="first", label="before the start", held_on=date(2025, 6, 2), answers=(told,)
    )
    others = tuple(one for one in record.readiness if one.id != ASKED)
    (first,) = record.theory_versions
    return replace(
        record,
        readiness=(Readiness(id=ASKED, project=ASKED, rounds=(asked,)), *others),
        theory_versions=(replace(first, condition_words=CONDITION_WORDS),),
    )


def main() -> None:
    """Write the files and the answers into the bundle, and what it says of them."""
    record = with_answers(read_bundle(EXAMPLE))
    files = made(record)
    media = [(str(media_path(one)), partial(bytes, content)) for one, content in files.values()]
    write_bundle(with_files(record, files), EXAMPLE, replace=True, media=media)
    for name, (one, content) in files.items():
        print(f"{name}: {media_path(one)}, {len(content):,} bytes")


if __name__ == "__main__":
    main()
