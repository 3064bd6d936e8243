"""What was done to a contribution record in each of its versions, in words."""

from doingwith_site.analysis.models import ContributionVersion

__all__ = ["version_words"]

VERBS = {
    "import": "came in with a bundle",
    "words_taken_back": "words were taken back, and what rested on them no longer counts",
    "begin": "began the record",
    "tell_story": "told the story",
    "take_from_model": "took cards and links from the logic model",
    "add_bearing": "said what evidence bears on",
    "drop_bearing": "took back what evidence bears on",
    "turn_formal": "switched the formal update on or off",
    "say_prior": "said how likely a claim is before the evidence",
    "add_estimate": "wrote what to expect for a formal update",
    "change_estimate": "changed an estimate",
    "lock_estimates": "locked estimates",
    "open_estimate": "said what was found for an estimate",
    "drop_estimate": "took out an estimate that was not locked",
}

NOUNS = {
    "rival": "a rival explanation",
    "evidence": "evidence",
    "event": "an event",
    "objection": "an objection",
    "wanted": "what to look for next",
    "step": "how far a step has come",
}
"""What is called otherwise in the list of versions than by its kind."""
NOBODYS = {"import", "words_taken_back"}
"""What is told without saying who did it."""


def version_words(row: ContributionVersion) -> str:
    """Who did what."""
    who = row.by.name if row.by else "somebody"
    if row.verb in NOBODYS:
        return VERBS[row.verb]
    verb = VERBS.get(row.verb)
    if verb is None:
        doing, _, kind = row.verb.partition("_")
        noun = NOUNS.get(kind, f"a {kind}")
        verb = f"{ {'add': 'added', 'change': 'changed', 'remove': 'took out'}.get(doing, doing) } {noun}"
    return f"{who} {verb}"
