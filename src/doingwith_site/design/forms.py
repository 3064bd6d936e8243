"""Draws Django's forms as GOV.UK Frontend components: label, help, error and box belong together."""

from django.forms.renderers import TemplatesSetting

__all__ = ["PlainFormRenderer"]


class PlainFormRenderer(TemplatesSetting):
    """Our templates for forms and fields. The widgets' own are in ``templates/django/forms/widgets``."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"
