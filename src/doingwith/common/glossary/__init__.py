"""The words of Doing With, each with one meaning: for the site's help, its glossary and ``GLOSSARY.md``.

Each theme has a file of its own beside this one. A word stands in one of them only.
"""

from collections.abc import Mapping

from doingwith.common.glossary import accounts, cases, configurations, contribution, programmes, theory
from doingwith.common.glossary.entry import GlossaryEntry

__all__ = ["ENTRIES", "GLOSSARY", "GlossaryEntry"]

ENTRIES = (
    *programmes.ENTRIES,
    *accounts.ENTRIES,
    *cases.ENTRIES,
    *theory.ENTRIES,
    *contribution.ENTRIES,
    *configurations.ENTRIES,
)
"""Every entry, theme by theme."""

GLOSSARY: Mapping[str, GlossaryEntry] = {
    entry.term: entry for entry in sorted(ENTRIES, key=lambda entry: entry.term.lower())
}
"""Every entry by its term, in the order of the alphabet."""
