"""The environment variables that the site reads, from the sample that documents each of them."""

import re
from collections.abc import Iterator
from pathlib import Path

from generators import markdown

SOURCE = "dotenv-sample"
VARIABLE = re.compile(r"[A-Z_]+=")


def page() -> str:
    """Each group of variables, what holds when they are not set, and what they do."""
    return markdown.page(
        "Settings",
        SOURCE,
        "The site is set up by environment variables; it needs none of them. `dotenv-sample`, in the root of"
        " the repository, is this list ready to copy.",
        markdown.table(("Variable, and what holds when it is not set", "What it does"), _groups()),
    )


def _groups() -> Iterator[tuple[str, str]]:
    for paragraph in Path(SOURCE).read_text(encoding="utf-8").split("\n\n"):
        lines = [line.removeprefix("#").strip() for line in paragraph.splitlines()]
        variables = [line for line in lines if VARIABLE.match(line)]
        words = [line for line in lines if not VARIABLE.match(line)]
        if variables:
            yield ", ".join(f"`{line}`" for line in variables), " ".join(words)
