"""Where a judgement is read on the site: the row of the case page with the report's own anchor."""

from django.urls import reverse

from doingwith.reporting.context import judgement_anchor

__all__ = ["judgement_url"]


def judgement_url(programme: str, case: str, factor: str, reader: str = "") -> str:
    """The address of the judgement on a factor; with a reader, of a further reader's judgement."""
    return f"{reverse('cases:case', args=[programme, case])}#{judgement_anchor(case, factor, reader)}"
