"""The projects app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects as rows: briefs in versions and the path over the Double Diamond."""

    name = "doingwith_site.projects"
    label = "projects"
