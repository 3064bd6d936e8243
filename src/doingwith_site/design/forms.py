"""Draws Django's forms as GOV.UK Frontend components, and words what is wrong in them plainly."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

__all__ = ["PlainForm", "PlainFormRenderer"]

CHOICES = (forms.ChoiceField, forms.ModelChoiceField, forms.MultipleChoiceField)

INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.EmailField, "Write the whole e-mail address, like name@example.org."),
    (forms.DateField, "Choose a day that exists, such as 3 March 2026."),
    (forms.IntegerField, "Write a whole number, such as 12."),
)


class PlainFormRenderer(TemplatesSetting):
    """Our templates for forms and fields. The widgets' own are in ``templates/django/forms/widgets``."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"


class PlainForm(forms.Form):
    """A form whose errors name the box: “Fill in “Title”.” Set ``all_optional`` for a search form."""

    all_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            word_errors(field)


def word_errors(field: forms.Field) -> None:
    """Gives the field our sentences for an empty box and for words that are not what it asks for."""
    ask = "Choose an answer to" if isinstance(field, CHOICES) else "Fill in"
    field.error_messages["required"] = f"{ask} “{field.label}”."
    for kind, sentence in INVALID:
        if isinstance(field, kind):
            field.error_messages["invalid"] = sentence
