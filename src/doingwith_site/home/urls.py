"""Addresses of the front page, the glossary and the health check."""

from django.urls import path

from doingwith_site.home import views

app_name = "home"

urlpatterns = [
    path("", views.front, name="front"),
    path("glossary/", views.glossary, name="glossary"),
    path("health/", views.health, name="health"),
]
