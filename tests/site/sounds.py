"""Small voice recordings, made here: silence, of the kinds that phones give."""

import io
import struct
import wave

import mutagen.id3
import mutagen.mp3

__all__ = ["a_voice", "a_wave"]

SILENT_FRAME = b"\xff\xfb\x10\xc4" + bytes(100)
"""One frame of MPEG-1 layer 3 at 32 kbit/s and 44.1 kHz, in which nothing is heard."""


def a_voice(*, title: str = "", frames: int = 100, encoding: int = 1) -> bytes:
    """An MP3 of silence; a title is written into it as recorders do."""
    file = io.BytesIO(SILENT_FRAME * frames)
    if title:
        tags = mutagen.id3.ID3()
        tags.add(mutagen.id3.TIT2(encoding=encoding, text=[title]))
        tags.save(file)
    return file.getvalue()


def a_wave(seconds: float = 2) -> bytes:
    """A WAV of silence."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(struct.pack("<h", 0) * int(8000 * seconds))
    return made.getvalue()
