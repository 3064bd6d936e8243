"""Identifiers of a programme's things, which other programs know them by."""

from uuid import uuid5

from hypothesis import given
from hypothesis import strategies as st

from doingwith.exchange.refi_qda.identity import Identity

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(programme=WORDS, kind=WORDS, names=st.lists(WORDS, min_size=2))
def test_they_are_those_that_the_standard_library_makes(programme: str, kind: str, names: list[str]) -> None:
    identity = Identity(programme)
    told = "".join(f"{len(name)}:{name}" for name in names)

    assert identity.of(kind, *names) == str(uuid5(identity.programme, f"{kind}/{told}"))
