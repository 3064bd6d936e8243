"""Addresses of documents: those of a project, and those of the whole programme, which are of no project."""

from django.urls import reverse

from doingwith_site.projects.models import Project

__all__ = ["way"]


def way(name: str, programme: str, project: Project | None, *rest: str | int) -> str:
    """The address with this name, such as ``documents:file``, in the project's file or the programme's."""
    if project is not None:
        return reverse(name, args=[programme, project.identifier, *rest])
    app, _, page = name.partition(":")
    return reverse(f"{app}:programme_{page}", args=[programme, *rest])
