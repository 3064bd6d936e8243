"""How a bundle is written: canonical, readable, and whole or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle import writer
from doingwith.exchange.bundle.check import check_bundle, read_bundle
from doingwith.exchange.bundle.writer import bundle_files, write_bundle
from doingwith.exchange.bundle.yaml_reader import read_yaml
from doingwith.exchange.bundle.yaml_writer import _Dumper, as_yaml


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_bundle_of_cocreate_is_canonical(cocreate: ProgrammeRecord, cocreate_bundle: Path) -> None:
    assert dict(bundle_files(cocreate)) == contents(cocreate_bundle)


def test_what_is_written_reads_back_as_the_same_record(cocreate: ProgrammeRecord, tmp_path: Path) -> None:
    write_bundle(cocreate, tmp_path / "new" / "folder")
    assert read_bundle(tmp_path / "new" / "folder") == cocreate


def test_short_lists_stand_on_one_line_and_long_texts_as_a_block() -> None:
    plain = {"factors": ["L2", "A2"], "lines": [715, 768], "who": ["lead officers"], "text": "One.\n\nTwo.\n"}
    assert as_yaml(plain) == (
        "factors: [L2, A2]\nlines: [715, 768]\nwho:\n- lead officers\ntext: |\n  One.\n\n  Two.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "y",
        "~",
        "null",
        "",
        "1",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        "2020-01-01",
        "12:30",
        "+",
        "-",
        "+/-",
    ]
    + [
        " leading",
        "trailing ",
        "a\n",
        "a\n\n",
        "\na",
        "a\n b",
        " a\nb",
        "a \nb",
        "\t",
        "a\tb\nc",
        "a: b",
        "a #b",
    ]
    + [
        "\u2028",
        "a\u2029b",
        "\x85",
        "\ufeffa",
        "\xa0",
        "🙂",
        "é",
        "'",
        '"',
        "\\n",
        "a\r\nb",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
    ]
    + [
        "x" * 300,
        "word " * 100,
        "---",
        "...",
        "a\n---\nb",
        "<<",
        "=",
        "? a",
        "[a",
        "{a",
        "|",
        ">",
        "1 2",
        ".inf",
    ],
)
def test_any_text_comes_back_as_it_was_in_every_yaml(text: str) -> None:
    written = as_yaml({"key": text, "list": [text, text]})
    assert read_yaml("f.yaml", written.encode()).value == {"key": text, "list": [text, text]}
    assert yaml.safe_load(written) == {"key": text, "list": [text, text]}


class AsPyYaml(_Dumper):
    """The same styles, each text looked at and written as PyYAML does it, a character at a time."""

    analyze_scalar = yaml.SafeDumper.analyze_scalar
    write_literal = yaml.SafeDumper.write_literal


lines = st.lists(st.text(alphabet="ab :#-'|é🙂 \t\u2028\ufeff\U0010ffff", max_size=8), max_size=6).map(
    "\n".join
)
values = st.recursive(
    lines,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "long-key"]), inner),
    max_leaves=6,
)


@given(values)
@example({"a": ["a\n\n  b\n", "a\n\U0010ffff"], "long-key": "a\nb"})
def test_texts_in_blocks_are_written_as_pyyaml_writes_them(plain: object) -> None:
    slowly = yaml.dump(
        plain, Dumper=AsPyYaml, sort_keys=False, allow_unicode=True, width=100, default_flow_style=False
    )

    assert as_yaml(plain) == slowly


def test_a_file_that_no_longer_belongs_goes_only_when_asked(
    cocreate: ProgrammeRecord, tmp_path: Path
) -> None:
    write_bundle(cocreate, tmp_path)
    (tmp_path / "projects" / "notes.txt").write_text("mine")
    (tmp_path / "README.md").write_text("mine")
    fewer = replace(cocreate, projects=cocreate.projects[:-1])
    write_bundle(fewer, tmp_path)
    assert (tmp_path / "projects" / "P25.yaml").exists()
    write_bundle(fewer, tmp_path, replace=True)
    assert not (tmp_path / "projects" / "P25.yaml").exists()
    assert (tmp_path / "projects" / "notes.txt").read_text() == "mine"
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_disk_that_fills_up_leaves_the_older_bundle_as_it_was(
    cocreate: ProgrammeRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bundle(cocreate, tmp_path)
    before = contents(tmp_path)
    written: list[Path] = []
    write_bytes = Path.write_bytes

    def full(path: Path, *args: object, **kwargs: object) -> int:
        written.append(path)
        if len(written) > 20:
            raise OSError("No space left on device")
        return write_bytes(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_bytes", full)
    other = replace(cocreate, programme=replace(cocreate.programme, name="Other"))
    with pytest.raises(OSError, match="No space left on device"):
        write_bundle(other, tmp_path, replace=True)
    monkeypatch.undo()
    assert contents(tmp_path) == before
    assert check_bundle(tmp_path).problems == ()


def test_writing_leaves_nothing_half_written_behind(cocreate: ProgrammeRecord, tmp_path: Path) -> None:
    write_bundle(cocreate, tmp_path)
    assert not [name for name in contents(tmp_path) if name.endswith(writer._HALF_WRITTEN)]
    assert os.listdir(tmp_path)
