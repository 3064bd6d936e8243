"""The sign tiles: one small square for each way a factor can have worked, the same on every page."""

from dataclasses import dataclass

from doingwith.common.judgements import NOT_REPORTED, Basis, Sign

__all__ = ["SIGN_TILES", "SignTile", "tile_for"]

BASIS_WORDS = {Basis.EXPLICIT: "stated in the sources", Basis.INFERRED: "inferred by the reader"}


@dataclass(frozen=True, kw_only=True)
class SignTile:
    """What is drawn in the square, its style, the words heard instead, and whether it is framed."""

    drawn: str
    style: str
    words: str
    framed: bool = False


PLAIN = {
    Sign.ENABLING.value: SignTile(drawn="+", style="plus", words="enabling"),
    Sign.CONSTRAINING.value: SignTile(drawn="−", style="minus", words="constraining"),
    Sign.BOTH.value: SignTile(drawn="±", style="both", words="both enabling and constraining"),
}
UNREPORTED = SignTile(drawn="", style="unreported", words=NOT_REPORTED)
SIGN_TILES = (*PLAIN.values(), UNREPORTED)


def tile_for(mark: str, basis: str = "") -> SignTile:
    """The tile for a sign's code and its basis; no sign is *not reported*.

    Raises ``ValueError`` for a code that is no sign or no basis.
    """
    if mark in {"", NOT_REPORTED}:
        return UNREPORTED
    plain = PLAIN[Sign(mark).value]
    if not basis:
        return plain
    return SignTile(
        drawn=plain.drawn,
        style=plain.style,
        words=f"{plain.words}, {BASIS_WORDS[Basis(basis)]}",
        framed=Basis(basis) is Basis.EXPLICIT,
    )
