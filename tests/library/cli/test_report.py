"""``doingwith report``."""

import stat
from pathlib import Path

import pytest
from tests.support.command_line import Run

from doingwith.cli.report import AUDIENCES
from doingwith.cli.report import report as command
from doingwith.reporting import pdf
from doingwith.reporting.formats import FORMATS
from doingwith.reporting.pdf import PdfUnavailable
from doingwith.reporting.programme_report import Audience

STARTS = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF", "docx": b"PK", "md": b"#"}


def test_offers_the_audiences_that_reports_are_written_for() -> None:
    assert set(AUDIENCES) == {audience.value for audience in Audience}


def test_offers_every_format_that_a_report_can_be_written_in() -> None:
    option = next(each for each in command.params if each.name == "form")

    assert list(option.type.choices) == list(FORMATS)  # type: ignore[attr-defined]


def test_every_format_is_tried_here() -> None:
    assert set(STARTS) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_writes_each_format(
    run: Run, cocreate_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(pdf, "to_pdf", lambda document, written_on=None: b"%PDF")  # setting pages takes long
    target = tmp_path / "report"

    ending = run("report", cocreate_bundle, "--for", "evaluators", "--format", form, "-o", target)

    assert (ending.code, ending.out) == (0, "")
    assert ending.err == f"Report for evaluators written to {target}.\n"
    assert target.read_bytes()[:20].lstrip().lower().startswith(STARTS[form].lower())


def test_takes_the_format_from_the_files_name(run: Run, cocreate_bundle: Path, tmp_path: Path) -> None:
    run("report", cocreate_bundle, "--for", "evaluators", "-o", tmp_path / "report.MD")

    assert (tmp_path / "report.MD").read_text(encoding="utf-8").startswith("#")


def test_writes_to_standard_output_on_a_dash(run: Run, cocreate_bundle: Path) -> None:
    ending = run("report", cocreate_bundle, "--for", "evaluators", "--format", "md", "-o", "-")

    assert (ending.code, ending.err) == (0, "")
    assert ending.out.startswith("#")


def test_replaces_the_file_that_was_named_and_leaves_nothing_else(
    run: Run, cocreate_bundle: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.md"
    target.write_text("older", encoding="utf-8")
    target.chmod(0o640)

    run("report", cocreate_bundle, "--for", "evaluators", "-o", target)

    assert target.read_text(encoding="utf-8").startswith("#")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--for", "evaluators", "-o", "report"), "Say which format: --format html|pdf|docx|md"),
        (("--for", "board", "-o", "report.md"), "'board' is not 'evaluators'."),
        (("--for", "evaluators", "--format", "pptx", "-o", "x"), "'pptx' is not one of"),
        (("-o", "report.md"), "Missing option '--for'."),
        (("--for", "evaluators"), "Missing option '-o' / '--output'."),
        (("--for", "evaluators", "-o", "nowhere/report.md"), "There is no folder nowhere. Make it first."),
    ],
)
def test_a_call_that_cannot_be_done_is_told_why(
    run: Run, cocreate_bundle: Path, options: tuple[str, ...], sentence: str
) -> None:
    ending = run("report", cocreate_bundle, *options)

    assert (ending.code, ending.out) == (2, "")
    assert sentence in ending.err


def test_says_what_pdf_needs_when_this_machine_lacks_it(
    run: Run, cocreate_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(document: object, written_on: object = None) -> bytes:
        raise PdfUnavailable("PDF needs a library that this machine lacks.")

    monkeypatch.setattr(pdf, "to_pdf", unavailable)

    ending = run("report", cocreate_bundle, "--for", "evaluators", "-o", tmp_path / "report.pdf")

    assert ending.code == 2
    assert "PDF needs a library that this machine lacks." in ending.err
    assert list(tmp_path.iterdir()) == []


def test_a_broken_bundle_writes_no_report(run: Run, broken_bundle: Path, tmp_path: Path) -> None:
    ending = run("report", broken_bundle, "--for", "evaluators", "-o", tmp_path / "report.md")

    assert ending.code == 1
    assert not (tmp_path / "report.md").exists()
