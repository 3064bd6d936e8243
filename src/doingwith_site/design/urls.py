"""The address of the page that shows the components."""

from django.urls import path

from doingwith_site.design import views

app_name = "design"

urlpatterns = [path("", views.components, name="components")]
