"""Starts the worker, waits for it no longer than it may take, and words what it could not do."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from typing import Any

from doingwith_site.evidence.documents.extraction.reading import PageText
from doingwith_site.evidence.documents.extraction.worker import PICTURE

__all__ = ["REASONS", "UnreadableFile", "picture_of_page", "text_in"]

LONGEST_WAIT = 60
AT_ONCE = threading.BoundedSemaphore(2)
"""Workers that one process of the site runs at a time: who leafs through pages quickly waits for them."""
MOST_OUTPUT = 40 * 1024 * 1024
REASONS = {
    "broken": "This file cannot be opened. It may be broken. Open it, save it again and choose the new file.",
    "locked": "This file is locked with a password. Save it without a password and choose it again.",
    "program": "This file holds a program (a macro). Save it without macros, as .docx, .pptx or .xlsx.",
    "too_large": (
        "This file holds more than can be read. Split it into smaller parts and add them one by one."
    ),
}


INSIDE = {
    REASONS["broken"]: "This file cannot be opened. It may be broken.",
    REASONS["locked"]: "This file is locked with a password.",
    REASONS["program"]: "This file holds a program (a macro).",
    REASONS["too_large"]: "This file holds more than can be read.",
}
"""The same of a file that came inside another."""


class UnreadableFile(Exception):  # noqa: N818 - it reads as a sentence
    """A file whose text cannot be taken out. Its sentence says why, and what to do; ``inside`` only why."""

    @property
    def inside(self) -> str:
        """Why, of a file that came inside another."""
        return INSIDE.get(str(self), str(self))


def text_in(kind: str, content: bytes) -> PageText:
    """The text of the file, read by a process of its own; UnreadableFile with a sentence."""
    answer = answer_of_worker(kind, content)
    if "refused" in answer:
        raise UnreadableFile(REASONS.get(answer["refused"], REASONS["broken"]))
    return PageText(
        text=answer["text"],
        starts=tuple(answer["starts"]),
        sizes=tuple((width, height) for width, height in answer["sizes"]),
    )


def picture_of_page(content: bytes, number: int) -> bytes:
    """A page of a PDF as a JPEG, drawn by a process of its own; UnreadableFile with a sentence."""
    done = worked([PICTURE, str(number)], content)
    if done is None or done.returncode or not done.stdout or len(done.stdout) > MOST_OUTPUT:
        raise UnreadableFile(REASONS["broken"])
    return done.stdout


def answer_of_worker(kind: str, content: bytes) -> dict[str, Any]:
    """What it wrote. One that was ended, or that wrote nothing, has read too much or broken down."""
    done = worked([kind], content)
    if done is None:
        return {"refused": "too_large"}
    if done.returncode < 0:  # ended by a signal: time, memory, or a fault in a reader
        return {"refused": "too_large" if done.returncode in (-9, -24) else "broken"}
    if done.returncode or len(done.stdout) > MOST_OUTPUT:
        return {"refused": "broken" if done.returncode else "too_large"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def worked(told: list[str], content: bytes) -> "subprocess.CompletedProcess[bytes] | None":
    """What the worker did; None when it took longer than it may."""
    command = [sys.executable, "-m", "doingwith_site.evidence.documents.extraction.worker", *told]
    with AT_ONCE, tempfile.TemporaryDirectory() as folder:
        try:
            return subprocess.run(  # noqa: S603 - nothing of what was uploaded is in the command
                command,
                input=content,
                capture_output=True,
                timeout=LONGEST_WAIT,
                cwd=folder,
                env=environment(),
            )
        except subprocess.TimeoutExpired:
            return None


def environment() -> dict[str, str]:
    """No secrets of the site: only where Python finds its packages."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT") if name in os.environ
    }
    return kept | {"PYTHONIOENCODING": "utf-8"}
