"""Every address of the site. An app that has pages adds its line here."""

from django.urls import include, path

urlpatterns = [
    # Before home, whose address of a programme would otherwise take “new” for one.
    path("", include("doingwith_site.programmes.urls")),
    path("", include("doingwith_site.projects.urls")),
    path("", include("doingwith_site.home.urls")),
    path("", include("doingwith_site.people.urls")),
    path("", include("doingwith_site.exchange.urls")),
    path("", include("doingwith_site.consent.urls")),
    path("", include("doingwith_site.evidence.urls")),
    path("", include("doingwith_site.reporting.urls")),
    path("", include("doingwith_site.evidence.documents.urls")),
    path("", include("doingwith_site.cases.urls")),
    path("", include("doingwith_site.theory.urls")),
    path("", include("doingwith_site.theory.readiness.asking.urls")),
    path("", include("doingwith_site.logic_models.urls")),
    path("", include("doingwith_site.logic_models.meetings.urls")),
    path("", include("doingwith_site.logic_models.together.urls")),
    path("", include("doingwith_site.analysis.urls")),
    path("design/", include("doingwith_site.design.urls")),
]
