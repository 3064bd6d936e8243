"""Addresses of import and export."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.exchange.views.bring_in import bring_in
from doingwith_site.exchange.views.export import download, export
from doingwith_site.exchange.views.import_bundle import import_bundle
from doingwith_site.exchange.views.other_software import download as download_project
from doingwith_site.exchange.views.other_software import other_software
from doingwith_site.exchange.views.preview import preview

app_name = "exchange"

urlpatterns = [
    path("import/", import_bundle, name="import"),
    path("import/<identifier:token>/", preview, name="preview"),
    path("programmes/<identifier:programme>/import/", import_bundle, name="import_into"),
    path("programmes/<identifier:programme>/import/other-software/", bring_in, name="bring_in"),
    path("programmes/<identifier:programme>/export/", export, name="export"),
    path("programmes/<identifier:programme>/export/file/", download, name="download"),
    path("programmes/<identifier:programme>/export/other-software/", other_software, name="other_software"),
    path(
        "programmes/<identifier:programme>/export/other-software/file/",
        download_project,
        name="download_project",
    ),
]
