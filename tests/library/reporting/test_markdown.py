"""The report as Markdown."""

from doingwith.reporting.document import (
    BulletList,
    Document,
    Figure,
    Link,
    Note,
    Paragraph,
    Section,
    Table,
    Trace,
    one_group,
    row,
)
from doingwith.reporting.markdown import to_markdown


def written(*blocks: object) -> str:
    return to_markdown(Document("Report", sections=(Section("Part", "part", blocks),)))  # type: ignore[arg-type]


def test_headings_carry_their_anchor() -> None:
    assert written() == '# Report\n\n## <a id="part"></a>Part\n'


def test_text_is_never_taken_for_markdown() -> None:
    assert written(Paragraph(("a*b_c|<d>\ne",))).endswith("a\\*b\\_c\\|\\<d\\> e\n")


def test_a_trace_is_a_list_of_links() -> None:
    text = written(Paragraph(("Said", Trace((Link("CS1", "CS1-F1"), Link("CS2", "CS2-F1"))), ".")))

    assert text.endswith("Said ([CS1](#CS1-F1), [CS2](#CS2-F1)).\n")


def test_a_table_has_a_caption_and_anchored_rows() -> None:
    table = Table("Two things", ("Name", "What"), one_group([row("a", "b", anchor="x")]))

    assert written(table).endswith(
        '**Two things**\n\n| Name | What |\n| --- | --- |\n| <a id="x"></a>a | b |\n'
    )


def test_lists_notes_and_figures_are_told_in_words() -> None:
    text = written(
        BulletList((("one",), ("two",)), ordered=True),
        Note(("careful",)),
        Figure("<svg/>", "Picture", "It shows."),
    )

    assert text.endswith("1. one\n2. two\n\n> careful\n\n**Picture.** It shows.\n")


def test_the_whole_report_is_written(report: Document) -> None:
    text = to_markdown(report)

    assert text.startswith("# Co:Create: programme report\n")
    assert '| <a id="CS1-F1"></a>\\[\u2212\\] | Resource and capacity limits (F1) | stated |' in text
