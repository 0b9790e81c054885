"""The content in Django's admin, for editors: each record with its parts, and the history of every change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from escalation import models


def _inline(part: type[models.Part]) -> type[admin.StackedInline]:
    return type(f"{part.__name__}Inline", (admin.StackedInline,), {"model": part, "extra": 0})


class WordsAdmin(SimpleHistoryAdmin):
    """Marks what an editor changes, so that loading the fixtures leaves it alone."""

    list_display = ("slug", "status", "checked_on", "edited")
    list_filter = ("status", "edited")
    search_fields = ("slug",)

    def save_model(self, request: HttpRequest, obj: models.Words, form: ModelForm, change: bool) -> None:
        """Save `obj` as edited here."""
        obj.edited = True
        super().save_model(request, obj, form, change)


def _register(model: type[models.Words], part: type[models.Part] | None = None) -> None:
    inlines: list[Any] = [_inline(part)] if part else []
    admin.site.register(model, type(f"{model.__name__}Admin", (WordsAdmin,), {"inlines": inlines}))


admin.site.site_header = "Pestwijzer: beheer van de teksten"
admin.site.site_title = "Pestwijzer"
_register(models.Source)
_register(models.Contact, models.Phone)
_register(models.QuestionWords, models.OptionWords)
_register(models.ActionWords, models.TermWords)
_register(models.SectionHeading)
_register(models.PassedReason)
_register(models.ArticleWords, models.ChapterWords)
_register(models.ConceptWords)
_register(models.LetterWords, models.LetterPartWords)
_register(models.PhraseWords)
_register(models.SheetWords, models.SheetPartWords)
