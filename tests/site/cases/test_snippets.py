"""The words as they were written around what was found in them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from doingwith_site.cases.folding import folded
from doingwith_site.cases.snippets import BEFORE, BEGINS, ENDS, WORDS, line_of, lines_apart

SPACES = st.sampled_from([" ", "\n", "\n\n", "\u00a0", " \t"])


def marked(text: str, begins: int, ends: int) -> str:
    return f"{text[:begins]}{BEGINS}{text[begins:ends]}{ENDS}{text[ends:]}"


def slowly(body: str, found: list[tuple[int, int]]) -> str:
    """Slow and obvious: around each find, count what is wholly shown; of the fullest show the first."""
    words = [word.span() for word in re.finditer(r"\S+", body)]
    best, most = 0, 0
    for at, (begins, _) in enumerate(found):
        word = sum(1 for _, end in words if end <= begins)
        first = max(min(word - BEFORE, len(words) - WORDS), 0)
        end = words[first : first + WORDS][-1][1]
        shown = sum(1 for _, right in found[at:] if right <= end)
        best, most = (first, shown) if shown > most else (best, most)
    cut = words[best : best + WORDS]
    line = ""
    for at in range(cut[0][0], cut[-1][1] + 1 if cut else 0):
        shown_here = [one for one in found if cut[0][0] <= one[0] and one[1] <= cut[-1][1]]
        line += "".join(ENDS for _, right in shown_here if right == at)
        line += "".join(BEGINS for left, _ in shown_here if left == at)
        line += body[at : at + 1] if at < cut[-1][1] else ""
    return f"{'…' if best else ''}{line}{'…' if best + WORDS < len(words) else ''}"


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "bc", "d-e"]), SPACES, st.integers(0, 9)), min_size=1, max_size=130
    )
)
def test_the_window_is_the_one_that_trying_each_finds(written: list[tuple[str, str, int]]) -> None:
    body, found, is_open = "", list[tuple[int, int]](), False
    for word, space, dice in written:
        if is_open and dice < 7:  # a find of two words that stand together
            found[-1] = (found[-1][0], len(body) + len(word))
        elif dice in (1, 8):
            found.append((len(body), len(body) + len(word)))
        is_open = dice == 8
        body += word + space
    there = body
    for begins, ends in reversed(found):
        there = marked(there, begins, ends)

    assert line_of(body, there) == slowly(body, found)


@given(
    st.lists(st.sampled_from(["café", "Łódź", "ﬁne", "½", "e\u0301t", "x<y"]), min_size=1, max_size=120),
    st.data(),
)
def test_words_stand_as_they_were_written_and_what_was_found_is_marked(
    words: list[str], data: st.DataObject
) -> None:
    body = " ".join(words)
    at = data.draw(st.integers(0, len(words) - 1))
    before = " ".join([*words[:at], ""]) if at else ""
    begins = len(folded(before))

    line = line_of(body, marked(folded(body), begins, begins + len(folded(words[at]))))

    assert f"{BEGINS}{words[at]}{ENDS}" in line
    shown = line.replace(BEGINS, "").replace(ENDS, "").strip("…")
    assert shown in body
    assert len(shown.split()) <= WORDS


def test_as_much_as_possible_of_what_was_found_is_shown() -> None:
    body = " ".join(["far"] + ["word"] * 60 + ["near", "by", "here"] + ["word"] * 60)
    found = body
    for word in ("far", "near", "here"):
        found = found.replace(word, f"{BEGINS}{word}{ENDS}")

    line = line_of(body, found)

    assert f"{BEGINS}near{ENDS} by {BEGINS}here{ENDS}" in line
    assert "far" not in line
    assert line.startswith("…")
    assert line.endswith("…")


def test_a_text_that_a_database_gives_back_otherwise_is_shown_from_its_beginning() -> None:
    assert line_of("What was said", "Something else") == "What was said"
    assert line_of(" ", "") == ""


def test_parts_that_stand_on_lines_of_their_own_have_a_point_between_them_unless_a_sentence_ends() -> None:
    there = f"people decide\nthere is {BEGINS}time{ENDS}\nIt was said."
    body = f"{there}\n\nNobody {BEGINS}came{ENDS}.\nWhy?\nnobody knows"

    assert lines_apart(body).replace(BEGINS, "").replace(ENDS, "").replace("\n", " ") == (
        "people decide · there is time · It was said.  Nobody came. Why? nobody knows"
    )
    assert f"{BEGINS}time{ENDS} · It" in lines_apart(body)
