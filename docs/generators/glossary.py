"""The words of the project, each with its one meaning."""

from doingwith.common.glossary import GLOSSARY
from generators import markdown


def page() -> str:
    """Every word and what it means."""
    return markdown.page(
        "Glossary",
        "src/doingwith/common/glossary/",
        "One word, one meaning: in the code, on the pages and in the documentation. The site shows these"
        " sentences as help beside the words.",
        markdown.table(("Word", "Means"), ((entry.term, entry.meaning) for entry in GLOSSARY.values())),
    )
