"""What stands in the way of an analysis, said in a sentence."""

__all__ = ["QcaRefused"]


class QcaRefused(ValueError):  # noqa: N818 - it reads as a sentence: the analysis was refused
    """An analysis that cannot be made; its message is a sentence that says why and what to do."""
