"""The rows of this app, one file for each thing."""

from doingwith_site.evidence.models.accounts import Account, AccountPart, MediaFile
from doingwith_site.evidence.models.documents import Document, DocumentVersion
from doingwith_site.evidence.models.tellings import Question, QuestionWords, Telling, TellingWords

__all__ = [
    "Account",
    "AccountPart",
    "Document",
    "DocumentVersion",
    "MediaFile",
    "Question",
    "QuestionWords",
    "Telling",
    "TellingWords",
]
