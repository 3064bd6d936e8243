"""A file that leaves the site."""

from doingwith_site.common.files import file_answer, streamed_file


def test_a_file_is_kept_under_its_name_and_nothing_is_guessed_of_it() -> None:
    answer = file_answer(b"words", name="report.docx", media_type="application/x-made-up")

    assert answer.content == b"words"
    assert answer["Content-Type"] == "application/x-made-up"
    assert answer["Content-Disposition"] == 'attachment; filename="report.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_long_file_is_sent_piece_by_piece_in_the_same_way() -> None:
    answer = streamed_file(iter(["a", "b"]), name="table.csv", media_type="text/csv; charset=utf-8")

    assert b"".join(answer.streaming_content) == b"ab"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="table.csv"'
