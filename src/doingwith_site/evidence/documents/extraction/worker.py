"""The worker: reads one file from its standard input and writes its text as JSON. See ``run.py``.

With ``picture NUMBER`` it draws a page of a PDF instead, and writes a JPEG.
"""

import json
import resource
import sys

from doingwith_site.evidence.documents.extraction.reading import Unreadable, extract, page_picture

__all__ = ["PICTURE", "main"]

PICTURE = "picture"
SECONDS = 20
MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """``python -m … KIND < file``, or ``python -m … picture NUMBER < file``."""
    limit_myself()
    if sys.argv[1] == PICTURE:
        sys.stdout.buffer.write(page_picture(sys.stdin.buffer.read(), int(sys.argv[2])))
        return
    try:
        found = extract(sys.argv[1], sys.stdin.buffer.read())
        answer: dict[str, object] = {"text": found.text, "starts": found.starts, "sizes": found.sizes}
    except Unreadable as reason:
        answer = {"refused": str(reason)}
    json.dump(answer, sys.stdout)


def limit_myself() -> None:
    """No more than this much time and memory, no file of any size, and no process beside this one."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
