"""A long text on pages, for reading and for searching."""

__all__ = ["pieces"]

PIECE = 12_000
"""Code points of a text on one page, or a little more: a page ends where a line ends."""


def pieces(text: str) -> list[tuple[int, int]]:
    """Where each page of the text begins and ends; a page breaks at the end of a line, if there is one."""
    found, begins = [], 0
    while begins < len(text):
        ends = begins + PIECE
        line_end = text.find("\n", ends, ends + PIECE)
        ends = len(text) if ends >= len(text) else (line_end + 1 if line_end >= 0 else ends)
        found.append((begins, ends))
        begins = ends
    return found
