"""The page that shows every component of the look, for whoever builds or checks pages."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.design.forms import PlainForm

__all__ = ["ExampleForm", "components"]

WAYS = [("letter", "By letter"), ("phone", "By phone"), ("visit", "By a visit")]


class ExampleForm(PlainForm):
    """One field of each kind."""

    title = forms.CharField(label="What it is called", help_text="A few words, such as “Leaving hospital”.")
    story = forms.CharField(label="What happened", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    partner = forms.ChoiceField(
        label="Who asked for it", choices=[("", "Choose one"), ("council", "The council")]
    )
    way = forms.ChoiceField(label="How people hear back", choices=WAYS, widget=forms.RadioSelect)
    uses = forms.MultipleChoiceField(
        label="Ways that also work",
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="Everyone in the room agreed", required=False)
    agreed_on = forms.DateField(
        label="When it was agreed", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    paper = forms.FileField(label="The signed paper", required=False)


@require_safe
@login_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component, with a form that has something to mend."""
    context = {
        "form": ExampleForm({"title": "", "way": "", "partner": ""}),
        "page": Paginator(range(200), 8).get_page(request.GET.get("page", 6)),
        "rows": [
            {"key": "Commissioning partner", "value": "An invented council"},
            {"key": "Brief", "value": "Version 2", "url": "#summary", "action": "Read"},
        ],
        "views": [
            {"who": "Young people", "words": "We shaped all of it."},
            {"who": "Lead commissioner", "words": "It did not change the outcome."},
        ],
        "items": [
            {"text": "Projects", "url": "#projects", "current": True},
            {"text": "Factors", "url": "#factors", "current": False},
        ],
    }
    return render(request, "design/all_components.html", context)
