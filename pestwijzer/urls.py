"""Root urls: the app at the top, Django's admin for editors under `beheer/`,
the helpdesk and the accounts of staff, and the pages for when something is wrong.

What parents ask for is looked up in `escalation.urls` alone (settings.PARENTS_URLCONF), so that a server loads nothing of
what stands here before somebody of the staff comes by.
"""

from django.contrib import admin
from django.urls import include, path

from escalation.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

admin.autodiscover()

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("helpdesk/", include("escalation.helpdesk.urls")),
    path("account/", include("escalation.helpdesk.account_urls")),
    path("", include("escalation.urls")),
]

handler429 = "escalation.helpdesk.start.too_many"  # allauth's name for who tries too often
