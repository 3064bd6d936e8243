"""The one-pass search finds what looking for each phrase by itself finds."""

from hypothesis import given
from hypothesis import strategies as st

from doingwith_site.consent.proof import Search, forms_of

PHRASES = st.lists(st.text("abé'\"", min_size=1, max_size=40), min_size=1, max_size=8, unique=True)


@given(PHRASES, st.lists(st.text("abé' ", max_size=60), max_size=6))
def test_one_pass_finds_what_many_find(phrases: list[str], noise: list[str]) -> None:
    texts = [*noise, *phrases[::2]]
    content = b" ".join(form for text in texts for form in sorted(forms_of(text))[: 1 + len(text) % 3])

    one_by_one = {
        number for number, phrase in enumerate(phrases) if any(form in content for form in forms_of(phrase))
    }

    found = Search(phrases=phrases).found_in(content)
    assert found == one_by_one
