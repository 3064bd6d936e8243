"""Published ratings and what their sources say of them, for tests of coefficients.

Sources: K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; the README of the R
package irrCAC (K. L. Gwet); tests of statsmodels, with printouts of SAS and of the R package irr;
Y. Mathet, A. Widlöcher and J.-P. Métivier (2015), data Alex, Paul and Suzan as kept in the tests of
pygamma-agreement; J. L. Fleiss (1971); J. Cohen's kappa and Krippendorff's alpha in Wikipedia.
"""

from collections.abc import Sequence

from doingwith.methods.agreement import Mark

__all__ = [
    *(
        "ABSTRACTORS",
        "ANXIETY_2_AND_3",
        "BEN_AND_GERRY",
        "BINARY",
        "DIAGNOSES",
        "FLEISS_TABLE",
        "FOUR_OBSERVERS",
    ),
    *("FOUR_RATERS", "PASSAGES", "SAS", "THREE_CODERS", "pair_of"),
]


def rows(text: str) -> list[list[int | None]]:
    """A line for each reader; a dot is a missing value."""
    return [
        [None if value == "." else int(value) for value in line.split()] for line in text.strip().splitlines()
    ]


def pair_of(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Two readers from their table of counts: rows are what the first gave, columns the second."""
    cells = [
        (row, column)
        for row, counts in enumerate(table)
        for column, many in enumerate(counts)
        for _ in range(many)
    ]
    return [row for row, _ in cells], [column for _, column in cells]


FOUR_OBSERVERS = rows("""
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
""")
FOUR_RATERS = rows("""
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . .
. 3 3 3 2 3 4 2 2 5 1 3
1 2 3 3 2 4 4 1 2 5 1 .
""")
THREE_CODERS = rows("""
. . . . . 3 4 1 2 1 1 3 3 . 3
1 . 2 1 3 3 4 3 . . . . . . .
. . 2 1 3 4 4 . 2 1 1 3 3 . 4
""")
BINARY = [[int(digit) for digit in line] for line in ("0100000010", "1110010000")]
BEN_AND_GERRY = [list("aabbdcccedda"), list("babbbccceddd")]
ABSTRACTORS = ((13, 0, 0), (0, 20, 7), (0, 4, 56))
SAS = ((0, 4, 1), (0, 8, 0), (0, 1, 5))
ANXIETY_2_AND_3 = (
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
)
DIAGNOSES = rows("""
4 4 4 4 4 4
2 2 2 5 5 5
2 3 3 3 3 5
5 5 5 5 5 5
2 2 2 4 4 4
1 1 3 3 3 3
3 3 3 3 5 5
1 1 3 3 3 4
1 1 4 4 4 4
5 5 5 5 5 5
1 4 4 4 4 4
1 2 4 4 4 4
2 2 2 3 3 3
1 4 4 4 4 4
2 2 4 4 4 5
3 3 3 3 3 5
1 1 1 4 5 5
1 1 1 1 1 2
2 2 4 4 4 4
1 3 3 5 5 5
5 5 5 5 5 5
2 4 4 4 4 4
2 2 4 5 5 5
1 1 4 4 4 4
1 4 4 4 4 5
2 2 2 2 2 4
1 1 1 1 5 5
2 2 4 4 4 4
1 3 3 3 3 3
5 5 5 5 5 5
""")
"""A line for each patient here: Fleiss tells how many diagnosed what, not who."""
FLEISS_TABLE = rows("""
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
""")


def marks(*passages: tuple[object, int, int]) -> list[Mark]:
    return [Mark(code=code, start=start, end=end) for code, start, end in passages]


PASSAGES = {
    "Alex, Paul and Suzan": (
        60,
        [
            marks((1, 2, 9), (2, 11, 17), (5, 24, 30), (6, 32, 36), (6, 36, 44), (7, 44, 60)),
            marks((1, 2, 9), (3, 11, 17), (5, 19, 25), (6, 32, 44)),
            marks((1, 2, 9), (4, 11, 17), (5, 21, 27), (6, 32, 36), (6, 36, 40), (6, 40, 44)),
        ],
    ),
    "two evaluators": (
        200,
        [marks(("x", 10, 50), ("y", 80, 120)), marks(("x", 12, 55), ("y", 80, 110))],
    ),
    "nothing in common": (200, [marks(("x", 10, 50)), marks(("x", 100, 140))]),
}
