"""Logging in as allauth does, with all rights of a user looked up at once: every request of staff asks for them."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import Q


class StaffBackend(AuthenticationBackend):
    """Rights of one's own and of one's groups in one query; Django asks twice."""

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the rights of `user_obj` as 'app.codename', remembered with it."""
        if obj is None and user_obj.is_active and not user_obj.is_superuser and not hasattr(user_obj, "_perm_cache"):
            rights = Permission.objects.filter(Q(user=user_obj) | Q(group__user=user_obj)).order_by()
            user_obj._perm_cache = {f"{app}.{name}" for app, name in rights.values_list("content_type__app_label", "codename")}
        return super().get_all_permissions(user_obj, obj)
