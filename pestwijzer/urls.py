"""Root urls: the app at the top, Django's admin for editors under `beheer/`,
the helpdesk and the accounts of staff, and the pages for when something is wrong."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("helpdesk/", include("escalation.helpdesk.urls")),
    path("account/", include("escalation.helpdesk.account_urls")),
    path("", include("escalation.urls")),
]

handler400 = "escalation.views.errors.bad_request"
handler403 = "escalation.views.errors.forbidden"
handler429 = "escalation.helpdesk.start.too_many"  # allauth's name for who tries too often
handler404 = "escalation.views.errors.not_found"
handler500 = "escalation.views.errors.server_error"
