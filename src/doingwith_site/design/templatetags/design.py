"""The components of the look as template tags: ``{% load design %}``. The page ``/design/`` shows each."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from doingwith.common.glossary import GLOSSARY, GlossaryEntry
from doingwith_site.design.signs import SIGN_TILES, SignTile, tile_for

__all__ = ["register"]

register = template.Library()

TAG_KINDS = {"plain", "stop", "none"}
BUTTON_KINDS = {"", "quiet", "warning"}
SHEET_KINDS = {"", "note"}


def one_of(kinds: set[str], kind: str, component: str) -> str:
    """The kind itself. Raises when a template's author asks for one that is not there."""
    if kind not in kinds:
        known = ", ".join(sorted(kind or "nothing" for kind in kinds))
        raise template.TemplateSyntaxError(f"{component} has no kind “{kind}”. It has: {known}.")
    return kind


def inline(component: str, **context: Any) -> SafeString:
    """A component that stands inside a sentence, without the line break at the end of its file."""
    return mark_safe(render_to_string(f"design/components/{component}.html", context).strip())


@register.inclusion_tag("design/components/breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict[str, Any]:
    """The way to this page: text and address in turn, and last the text of the page itself."""
    *way, here = parts
    return {"links": list(zip(way[::2], way[1::2], strict=True)), "here": here}


@register.simple_tag
def button(text: str, href: str = "", kind: str = "", name: str = "", value: str = "") -> SafeString:
    """A button that sends its form, or with ``href`` a link that looks like one."""
    kind = one_of(BUTTON_KINDS, kind, "A button")
    return inline("button", text=text, href=href, kind=kind, name=name, value=value)


@register.simple_tag
def tag(text: str, kind: str = "plain") -> SafeString:
    """A few words in a frame: ``plain``, ``stop``, or ``none`` for what is not known."""
    return inline("tag", text=text, kind=one_of(TAG_KINDS, kind, "A tag"))


@register.simple_tag
@lru_cache(maxsize=1024)  # a table shows the same few tiles hundreds of times
def sign(mark: str = "", basis: str = "", note: str = "") -> SafeString:
    """A sign's tile: ``+``, ``-``, ``+/-`` or nothing for not reported; ``explicit`` is framed.

    ``note`` is heard after the sign's words, such as the name of the case.
    """
    return inline("sign", tile=tile_for(mark, basis), note=note)


@register.inclusion_tag("design/components/sign_legend.html")
def sign_legend() -> dict[str, Sequence[SignTile]]:
    """What the tiles mean."""
    return {"tiles": SIGN_TILES}


@register.inclusion_tag("design/components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Everything that is wrong in the forms, each with a link to its box. Nothing when all is well."""
    return {"errors": [error for form in forms for error in errors_of(form)]}


def errors_of(form: BaseForm) -> list[tuple[str, str]]:
    """Each error's sentence and the anchor of the box to mend, in the order of the form."""
    if not form.is_bound:
        return []
    whole = [(str(error), "") for error in form.non_field_errors()]
    return whole + [(str(error), anchor_of(field)) for field in form for error in field.errors]


def anchor_of(field: BoundField) -> str:
    """The id of the box, or of the first choice in a group."""
    first_choice = (
        getattr(field.field.widget, "input_type", "") in {"radio", "checkbox"} and field.use_fieldset
    )
    return f"{field.auto_id}_0" if first_choice else field.id_for_label


@register.inclusion_tag("design/components/pagination.html")
def pagination(page: Page[Any], label: str = "Pages") -> dict[str, Any]:
    """Links to the other pages of a list, keeping the search that led here. Nothing for a single page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "label": label}


@register.inclusion_tag("design/components/summary_list.html")
def summary_list(rows: Sequence[Any]) -> dict[str, Any]:
    """Rows of ``key`` and ``value``; a row with ``url`` and ``action`` also has a link at its end."""
    return {"rows": rows}


@register.inclusion_tag("design/components/quotations.html")
def quotations(views: Sequence[Any]) -> dict[str, Any]:
    """Views side by side, each the same size: ``who`` and ``words``."""
    return {"views": views}


@register.inclusion_tag("design/components/navigation.html")
def navigation(items: Sequence[Any], label: str) -> dict[str, Any]:
    """Links to the parts of something: each has ``text``, ``url`` and whether it is ``current``."""
    return {"items": items, "label": label}


@register.inclusion_tag("design/components/empty.html")
def empty(title: str, sentence: str = "", href: str = "", action: str = "") -> dict[str, Any]:
    """What stands where nothing is yet, and perhaps what to do about it."""
    return {"title": title, "sentence": sentence, "href": href, "action": action}


@register.inclusion_tag("design/components/help_text.html")
def help_text(term: str) -> dict[str, GlossaryEntry]:
    """“What is a brief?”, which opens to the glossary's answer."""
    return {"entry": entry_for(term)}


@register.simple_tag
def term(word: str, text: str = "") -> SafeString:
    """A word in a sentence that leads to its place in the glossary."""
    return inline("term", entry=entry_for(word), text=text or word)


def entry_for(word: str) -> GlossaryEntry:
    """The word's entry. Raises when a template's author uses a word the glossary does not have."""
    if word not in GLOSSARY:
        raise template.TemplateSyntaxError(f"The glossary has no entry “{word}”.")
    return GLOSSARY[word]


@register.simple_block_tag
def sheet(content: str, title: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A white sheet on the paper, or with kind ``note`` a yellow one, under an optional heading."""
    kind = one_of(SHEET_KINDS, kind, "A sheet")
    context = {"content": content, "title": title, "kind": kind, "level": level}
    return render_to_string("design/components/sheet.html", context)


@register.simple_block_tag
def scroll_table(content: str, label: str) -> SafeString:
    """Lets a wide table scroll inside its own frame, by keyboard too. ``label`` says what the table is."""
    return render_to_string("design/components/scroll_table.html", {"content": content, "label": label})


@register.simple_block_tag
def details(content: str, summary: str, opened: bool = False) -> SafeString:
    """Words that open under a line; ``opened`` when something in them must be seen at once."""
    context = {"content": content, "summary": summary, "opened": opened}
    return render_to_string("design/components/details.html", context)
