"""Contribution analysis: whether and how a programme had a part in what came about, or did not.

The six steps are those of J. Mayne, Contribution analysis: an approach to exploring cause and effect,
ILAC Brief 16 (2008). What they ask for is data here (a record), what follows from it is calculated
(standings, paths, story), and the tables by which it follows are data too (``verdicts``).
"""
