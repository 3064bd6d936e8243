"""Addresses of the project file."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.evidence.documents.views.add import add_document, add_version
from doingwith_site.evidence.documents.views.document import document, document_file, page_picture
from doingwith_site.evidence.documents.views.documents import documents

app_name = "documents"

FILE = "programmes/<identifier:programme>/projects/<identifier:project>/documents"
ONE = f"{FILE}/<identifier:document>"

urlpatterns = [
    path(f"{FILE}/", documents, name="documents"),
    path(f"{FILE}/new/", add_document, name="add"),
    path(f"{ONE}/", document, name="document"),
    path(f"{ONE}/new/", add_version, name="add_version"),
    path(f"{ONE}/versions/<int:version>/", document_file, name="file"),
    path(f"{ONE}/versions/<int:version>/pages/<int:page>/", page_picture, name="page"),
]
