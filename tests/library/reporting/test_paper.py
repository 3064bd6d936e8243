"""A document made ready for paper."""

from tests.support.report_reading import section, sentences

from doingwith.reporting.document import Document, Figure, Section
from doingwith.reporting.paper import for_paper


def test_leaves_out_a_picture_that_a_table_tells_whole_but_keeps_its_words(report: Document) -> None:
    held = section(for_paper(report), "case-by-factor")

    assert not any(isinstance(block, Figure) for block in held.blocks)
    assert sentences(held)[0].startswith(
        "Which case reports which factor, and how it worked there. "
        "44 factors of 58 reported in at least one of 5 cases; 14 in none."
    )


def test_keeps_the_other_pictures_without_their_twins_for_a_phone(report: Document) -> None:
    drawn = next(block for block in section(for_paper(report), "stages").blocks if isinstance(block, Figure))

    assert drawn.svg.startswith("<svg")
    assert drawn.narrow_svg == ""


def test_changes_nothing_else(report: Document) -> None:
    whole = Document("Report", sections=(Section("Part", "part"),))

    assert for_paper(whole) == whole
    assert section(for_paper(report), "projects") == section(report, "projects")
