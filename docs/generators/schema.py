"""The bundle's published schema: the files for programs, and a page for people."""

import json
from collections.abc import Iterator
from typing import Any

from doingwith.exchange.bundle import limits
from doingwith.exchange.bundle.layout import FOLDERS, FORMAT, FORMAT_FILE, SINGLE_FILES, VERSION
from doingwith.exchange.bundle.media import FILES_FOLDER
from doingwith.exchange.bundle.schema import bundle_schemas
from generators import markdown

FOLDER = "docs/reference/schema"
Schema = dict[str, Any]


def files() -> dict[str, str]:
    """Each schema file under its path, as text."""
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in bundle_schemas().items()
    }


def page() -> str:
    """What a bundle is made of: its files, its limits, and the keys of each kind of file."""
    return markdown.page(
        "Bundle",
        "the library's types (src/doingwith/exchange/bundle)",
        f"A bundle is a folder of UTF-8 YAML files that hold one programme. This is version {VERSION} of the"
        f" format `{FORMAT}`. Each kind of file has a [JSON Schema](schema/) (draft 2020-12) made from the"
        " library's own types; beyond the schema, `doingwith check` also follows every reference from file"
        " to file.",
        "## Files",
        markdown.table(("File", "Holds", "Needed"), _layout()),
        "## Limits",
        _limits(),
        *(_section(name, schema) for name, schema in bundle_schemas().items()),
    )


def _layout() -> Iterator[tuple[str, str, str]]:
    yield f"`{FORMAT_FILE}`", "the name and version of the format", "yes"
    for single in SINGLE_FILES:
        yield f"`{single.name}`", _first_sentence(single.kind.__doc__), "yes" if single.required else ""
    for folder in FOLDERS:
        yield f"`{folder.name}/ID.yaml`", f"{_first_sentence(folder.kind.__doc__)} One file each.", ""

    yield (
        f"`{FILES_FOLDER}/SHA256.ENDING`",
        "A picture, a recording, or the original of a document, named by the SHA-256 of what is in it. Any"
        " may be missing: who told may let their words leave and not their picture or voice.",
        "",
    )


def _limits() -> str:
    return (
        f"One file may be {limits.in_megabytes(limits.LARGEST_FILE)} long and a whole bundle"
        f" {limits.in_megabytes(limits.LARGEST_BUNDLE)}, in at most {limits.MOST_FILES:,} files; values may"
        f" stand {limits.MOST_LEVELS} levels deep and an identifier may have {limits.LONGEST_IDENTIFIER}"
        f" characters. One picture, recording or document may be"
        f" {limits.in_megabytes(limits.LARGEST_MEDIA_FILE)} long and all of them together"
        f" {limits.in_megabytes(limits.LARGEST_MEDIA)}; what is in it must be of the kind that its ending"
        " says, and nothing else. Tabs for indenting, anchors, aliases, tags and keys written twice are"
        " refused, each with a sentence. A value that is not known is left out, and never written as"
        " `no` or 0; where a key has the value `not_reported`, leaving the key out says the same."
    )


def _section(name: str, schema: Schema) -> str:
    parts = [f"## {name}", *_described(schema)]
    for part, inner in schema.get("$defs", {}).items():
        parts += [f"### {name}: {part}", *_described(inner)]
    return "\n\n".join(parts)


def _described(schema: Schema) -> Iterator[str]:
    yield schema["description"].replace("``", "`")
    if "enum" in schema:
        yield "One of: " + ", ".join(f"`{value}`" for value in schema["enum"]) + "."
    else:
        needed = schema.get("required", ())
        yield markdown.table(
            ("Key", "Value", "Needed"),
            (
                (f"`{key}`", _value(value), "yes" if key in needed else "")
                for key, value in schema["properties"].items()
            ),
        )


def _value(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return f"always `{schema['const']}`"
    if schema["type"] == "array":
        return f"list of {_value(schema['items'])}"
    if "pattern" in schema:
        return "identifier"
    return _PLAIN[schema["type"]] + (", as 2026-11-23" if schema.get("format") == "date" else "")


_PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
}


def _first_sentence(description: str | None) -> str:
    return " ".join((description or "").split()).split(". ")[0].removesuffix(".") + "."
