"""What was held back, as a sentence that people read."""

from doingwith.exchange.permission import HeldBack

__all__ = ["held_back_sentence"]


def held_back_sentence(held: HeldBack, purpose: str) -> str:
    """What stays here and why. ``purpose`` is the use in words, such as “research archive”."""
    if not (held.accounts or held.documents or held.files or held.notes):
        return f"Nothing is held back: every teller agrees to this use ({purpose})."
    files = (
        f"{_counted(held.files, 'picture or recording', 'pictures and recordings')} "
        f"{'stays' if held.files == 1 else 'stay'} here, because showing who somebody is takes another yes."
        if held.files
        else ""
    )
    accounts = _accounts(held, purpose) if held.accounts else _quoting(held) if held.documents else ""
    return " ".join(one for one in (accounts, files, _notes(held)) if one)


def _notes(held: HeldBack) -> str:
    """Where accounts are named before, the words are about them; else they were taken back since."""
    if not held.notes:
        return ""
    about = "words about them" if held.accounts else "words about what was taken back"
    return f"In {_counted(held.notes, 'place', 'places')} {about} are held back in what readers wrote."


def _quoting(held: HeldBack) -> str:
    documents = _counted(held.documents, "document", "documents")
    quotes = "quotes" if held.documents == 1 else "quote"
    return f"Held back: {documents} that {quotes} words which were taken back."


def _accounts(held: HeldBack, purpose: str) -> str:
    documents = (
        f" and {_counted(held.documents, 'document', 'documents')} that "
        f"{'quotes' if held.documents == 1 else 'quote'} them"
        if held.documents
        else ""
    )
    return (
        f"Held back, because their tellers have not agreed to this use ({purpose}): "
        f"{_counted(held.accounts, 'account', 'accounts')}{documents}, with "
        f"{_counted(held.excerpts, 'passage', 'passages')} and {_counted(held.codings, 'coding', 'codings')}."
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
