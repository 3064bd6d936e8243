"""A part that does not fit hides nothing else in its file, and makes nothing else seem wrong."""

from pathlib import Path

from doingwith.exchange.bundle.check import check_files

COCREATE = Path(__file__).parents[3] / "data" / "cocreate"


def said_after(file: str, *changes: tuple[str, str]) -> list[str]:
    files = {path.relative_to(COCREATE).as_posix(): path.read_bytes() for path in COCREATE.rglob("*.yaml")}
    text = files[file].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [f"{each.line}: {each.wrong}" for each in check_files({**files, file: text.encode()}).problems]


def test_a_wrong_key_does_not_hide_a_wrong_partner() -> None:
    said = said_after(
        "projects/P20.yaml", ("partner: sheffield-hospitals", "partner: nowhere"), ("sector:", "sectr:")
    )

    assert said == ["2: There is no partner “nowhere”.", "12: The key “sectr” is not known here."]


def test_a_wrong_value_that_may_be_left_out_does_not_hide_the_rest() -> None:
    said = said_after(
        "projects/P20.yaml", ("tags_basis: inferred", "tags_basis: guessed"), ("version: 2", "version: 3")
    )

    assert len(said) == 2
    assert any("guessed" in sentence for sentence in said)


def test_what_misses_only_because_its_key_is_misspelt_is_said_once() -> None:
    assert len(said_after("projects/P20.yaml", ("reasons:", "reason:"))) == 1


def test_an_item_of_a_list_that_others_may_need_is_not_thrown_away() -> None:
    said = said_after("factors.yaml", ("domain: history", "domane: history"))

    assert all("There is no factor" not in sentence for sentence in said)
