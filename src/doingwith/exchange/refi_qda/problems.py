"""Why a file cannot be read as REFI-QDA."""

__all__ = ["QdaRefused"]


class QdaRefused(ValueError):  # noqa: N818 - it reads as a sentence: the file was refused
    """A file that cannot be read; its message is a sentence that says why and what to do."""
