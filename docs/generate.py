"""Writes the generated pages of the documentation, or compares them with what stands in the repository.

Run it as ``python docs/generate.py`` to write, with ``--check`` to compare: exit code 1 and the names
of stale pages when any differs.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from generators import addresses, cli, factors, glossary, json_output, layers, moves, roles, schema, settings

ROOT = Path(__file__).resolve().parent.parent

PAGES: dict[str, Callable[[], str]] = {
    "GLOSSARY.md": glossary.page,
    "docs/explanation/layers.svg": layers.picture,
    "docs/reference/addresses.md": addresses.page,
    "docs/reference/bundle.md": schema.page,
    "docs/reference/cli.md": cli.page,
    "docs/reference/factors.md": factors.page,
    "docs/reference/json.md": json_output.page,
    "docs/reference/layers.md": layers.page,
    "docs/reference/moves.md": moves.page,
    "docs/reference/roles.md": roles.page,
    "docs/reference/settings.md": settings.page,
}


def texts() -> dict[str, str]:
    """Every generated file under its path from the root, as it should be."""
    return {name: page() for name, page in PAGES.items()} | schema.files()


def stale(wanted: dict[str, str]) -> list[str]:
    """The paths of generated files that are missing or differ from what they should be."""
    return [
        name
        for name, text in wanted.items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text(encoding="utf-8") != text
    ]


def write(wanted: dict[str, str]) -> None:
    """Write every file that is stale."""
    for name in stale(wanted):
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        print(f"Written: {name}")


def check(wanted: dict[str, str]) -> int:
    """Name every stale file; 1 when there are any."""
    names = stale(wanted)
    for name in names:
        print(f"Stale: {name}. Write it anew with: ./run docs", file=sys.stderr)
    return 1 if names else 0


def main() -> int:
    """Write or compare, as the caller asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    wanted = texts()
    if parser.parse_args().check:
        return check(wanted)
    write(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
