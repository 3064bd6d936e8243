"""How much a bundle may hold, so that a file of any size or shape is answered at once."""

__all__ = [
    "LARGEST_BUNDLE",
    "LARGEST_FILE",
    "LARGEST_MEDIA",
    "LARGEST_MEDIA_FILE",
    "LARGEST_ZIP",
    "LONGEST_IDENTIFIER",
    "MOST_FILES",
    "MOST_LEVELS",
    "MOST_PROBLEMS_A_FILE",
    "MOST_VALUES_A_FILE",
    "in_megabytes",
]

MEGABYTE = 1_000_000
LARGEST_FILE = 2 * MEGABYTE
LARGEST_BUNDLE = 50 * MEGABYTE
LARGEST_MEDIA_FILE = 50 * MEGABYTE
"""One picture, recording or original document."""
LARGEST_MEDIA = 150 * MEGABYTE
"""All of them together."""
LARGEST_ZIP = 200 * MEGABYTE
MOST_FILES = 20_000
MOST_LEVELS = 30
"""Lists and mappings inside one another; the deepest file of our own kinds has 7."""
MOST_VALUES_A_FILE = 100_000
MOST_PROBLEMS_A_FILE = 500
LONGEST_IDENTIFIER = 80


def in_megabytes(size: int) -> str:
    """A number of bytes as people say it: "2 MB", "104.9 MB"."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
