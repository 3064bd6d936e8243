"""Addresses of import and export."""

from django.urls import path

from doingwith_site.exchange.views.export import download, export
from doingwith_site.exchange.views.import_bundle import import_bundle
from doingwith_site.exchange.views.preview import preview

app_name = "exchange"

urlpatterns = [
    path("import/", import_bundle, name="import"),
    path("import/<str:token>/", preview, name="preview"),
    path("programmes/<str:programme>/import/", import_bundle, name="import_into"),
    path("programmes/<str:programme>/export/", export, name="export"),
    path("programmes/<str:programme>/export/file/", download, name="download"),
]
