"""What goes along in notes, in the words of people: the files of a bundle, as what they hold."""

from collections.abc import Mapping

__all__ = ["note_words"]

FILES = {
    "programme": "the programme with its partners",
    "scales": "its scales",
    "factors": "the factor list",
    "instruments": "what it works with",
    "evaluation": "how it is evaluated",
    "codes": "the list of codes",
    "groups": "the names of sets",
    "same-nodes": "the cards that people hold for one idea",
    "evidence-withdrawn": "what rested on words that were taken back",
}
"""Of each there is one."""
FOLDERS = {
    "theory": ("version of the theory of change", "versions of the theory of change"),
    "projects": ("project", "projects"),
    "logic-models": ("logic model", "logic models"),
    "cases": ("case with its readings", "cases with their readings"),
    "contribution": ("contribution record", "contribution records"),
    "readiness": ("record of readiness", "records of readiness"),
    "tellings": ("telling", "tellings"),
    "withdrawn": ("record that an account was taken back", "records that accounts were taken back"),
    "configurations": ("analysis of configurations", "analyses of configurations"),
}


def note_words(counts: Mapping[str, int]) -> list[str]:
    """Each kind of file that goes along, and how many of it: “the factor list”, “5 logic models”."""
    return [
        FILES[kind] if kind in FILES else _counted(number, *FOLDERS[kind]) for kind, number in counts.items()
    ]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
