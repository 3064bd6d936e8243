"""The rows of this app, one file for each thing."""

from doingwith_site.evidence.models.accounts import Account, AccountPart, MediaFile, TypedAgain
from doingwith_site.evidence.models.documents import Document, DocumentVersion
from doingwith_site.evidence.models.excerpts import Code, Coding, Excerpt, Group
from doingwith_site.evidence.models.tellings import Question, QuestionWords, Telling, TellingWords

__all__ = [
    "Account",
    "AccountPart",
    "Code",
    "Coding",
    "Document",
    "DocumentVersion",
    "Excerpt",
    "Group",
    "MediaFile",
    "Question",
    "QuestionWords",
    "Telling",
    "TellingWords",
    "TypedAgain",
]
