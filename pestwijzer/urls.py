"""Root urls: the app at the top, Django's admin for editors under `beheer/`, and the pages for when something is wrong."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("", include("escalation.urls")),
]

handler400 = "escalation.views.errors.bad_request"
handler403 = "escalation.views.errors.forbidden"
handler404 = "escalation.views.errors.not_found"
handler500 = "escalation.views.errors.server_error"
