"""Every address of the site. An app that has pages adds its line here."""

from django.urls import include, path

urlpatterns = [
    path("", include("doingwith_site.home.urls")),
    path("", include("doingwith_site.people.urls")),
    path("design/", include("doingwith_site.design.urls")),
]
