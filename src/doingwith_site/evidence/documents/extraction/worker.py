"""The worker: reads one file from its standard input and writes its text as JSON. See ``run.py``."""

import json
import resource
import sys

from doingwith_site.evidence.documents.extraction.reading import Unreadable, extract

__all__ = ["main"]

SECONDS = 20
MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """``python -m … KIND < file``."""
    limit_myself()
    try:
        found = extract(sys.argv[1], sys.stdin.buffer.read())
        answer: dict[str, object] = {"text": found.text, "starts": found.starts}
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
