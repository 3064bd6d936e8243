"""A programme with more cases than one table can show is counted first and then told in blocks."""

import pytest
from bench.synthetic import synthetic_programme
from tests.support.report_reading import anchors, links, row_words, section, sentences, tables

from doingwith.reporting.context import MOST_LINKS
from doingwith.reporting.document import Document, Figure, Trace
from doingwith.reporting.programme_report import programme_report


@pytest.fixture(scope="module")
def large() -> Document:
    return programme_report(synthetic_programme(40, case_count=30, readers_per_case=2))


def test_says_how_the_cases_are_shown(large: Document) -> None:
    held = section(large, "case-by-factor")

    assert sentences(held)[:3] == [
        "30 cases are more than one table can show. The first table counts, for each factor, the cases that "
        "report it; the tables after it take 12 cases at a time, and each mark leads to its judgement.",
        "In how many cases each factor was reported",
        "Cases 1 to 12 of 30",
    ]
    assert sentences(held)[-1] == "Cases 25 to 30 of 30"
    assert not any(isinstance(block, Figure) for block in held.blocks)


def test_every_case_stands_in_one_column(large: Document) -> None:
    _, *blocks = tables(section(large, "case-by-factor"))

    columns = [name for table in blocks for name in table.columns[1:]]
    assert columns == [f"CP{number:05}" for number in range(1, 31)]


def test_the_counts_of_a_factor_add_up_to_the_cases(large: Document) -> None:
    counted, *_ = tables(section(large, "case-by-factor"))

    assert len(counted.rows) == 58
    assert {sum(int(number) for number in numbers) for _, *numbers in row_words(counted)} == {30}


def test_every_link_leads_somewhere(large: Document) -> None:
    assert set(links(large)) <= set(anchors(large))


def test_no_sentence_drowns_in_links(large: Document) -> None:
    items = section(large, "shared").blocks[1].items
    traces = [span for item in items for span in item if isinstance(span, Trace)]

    assert max(len(trace.links) for trace in traces) == MOST_LINKS + 1
    assert any(trace.links[-1].text.endswith(" more") for trace in traces)


def test_a_few_cases_keep_one_table_and_the_picture() -> None:
    few = programme_report(synthetic_programme(MOST_LINKS, case_count=MOST_LINKS))
    held = section(few, "case-by-factor")

    assert len(tables(held)) == 1
    assert any(isinstance(block, Figure) for block in held.blocks)


def test_many_cases_read_once_are_counted_in_the_limits() -> None:
    single = programme_report(synthetic_programme(20, case_count=20))

    assert sentences(section(single, "limits"))[0].startswith("20 cases were read by one reader only.")
