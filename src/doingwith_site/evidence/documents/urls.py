"""Addresses of the project file."""

from django.urls import URLPattern, path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.evidence.documents.views.add import add_document, add_version
from doingwith_site.evidence.documents.views.document import document, document_file, page_picture
from doingwith_site.evidence.documents.views.documents import documents

app_name = "documents"

PROJECT = "programmes/<identifier:programme>/projects/<identifier:project>/documents"
OWN = "programmes/<identifier:programme>/documents"


def of_a_file(file: str, named: str = "") -> list[URLPattern]:
    """The addresses of one file: a project's, or the programme's own, whose names begin with ``named``."""
    one = f"{file}/<identifier:document>"
    return [
        path(f"{file}/", documents, name=f"{named}documents"),
        path(f"{file}/new/", add_document, name=f"{named}add"),
        path(f"{one}/", document, name=f"{named}document"),
        path(f"{one}/new/", add_version, name=f"{named}add_version"),
        path(f"{one}/versions/<int:version>/", document_file, name=f"{named}file"),
        path(f"{one}/versions/<int:version>/pages/<int:page>/", page_picture, name=f"{named}page"),
    ]


urlpatterns = [*of_a_file(PROJECT), *of_a_file(OWN, "programme_")]
