"""One word of the glossary."""

from dataclasses import dataclass

__all__ = ["GlossaryEntry"]


@dataclass(frozen=True, kw_only=True)
class GlossaryEntry:
    """A word and what it means here, in a sentence or two. ``article`` is what stands before the word."""

    term: str
    meaning: str
    article: str = "a"

    @property
    def anchor(self) -> str:
        """The word as part of an address: small letters and hyphens."""
        return self.term.replace(" ", "-").lower()

    @property
    def question(self) -> str:
        """The words a person taps for help, such as “What is a brief?”."""
        return f"What is {self.article} {self.term}?"
