"""The papers to take along: letters, the page for a talk, the logbook, the agenda and the numbers.

A letter with own words is made once, from a POST, and sent back. Nothing of it is stored, logged, or put in an address.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from escalation.content import catalogue
from escalation.domain.catalogue import Letter
from escalation.domain.letters import Composed, OwnWords, asked, compose, offered, pupil_writes
from escalation.domain.plan import Plan
from escalation.domain.sheets import compose_sheet
from escalation.forms import LetterForm
from escalation.journey import Journey
from escalation.outputs import kept, sheet
from escalation.outputs import letter as letter_files
from escalation.outputs.pdf import PdfUnavailable
from escalation.views.complete import complete
from escalation.views.errors import RETRY_SECONDS, unavailable
from escalation.views.paper_list import PLAIN_TITLES
from escalation.views.recipe import recipe_of

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
}
NOT_IN_PDF = "Dit kan niet in de pdf: {}. Kies Word of tekst, of schrijf het met andere letters."


@require_http_methods(["GET", "HEAD", "POST"])
@complete
def letter(request: HttpRequest, journey: Journey, slug: str) -> HttpResponse:
    """Show the letter `slug` with a short form (GET), or make it once with the own words sent (POST).

    Raises Http404 for an unknown letter; one that this plan does not need leads to the plan.
    """
    if slug not in catalogue().letters:
        raise Http404
    wanted, plan = catalogue().letters[slug], journey.plan()
    if wanted not in offered(plan, catalogue()):
        return redirect("plan")
    form = _form(request, journey, wanted)
    kind = request.POST.get("maak", "")
    if not form.is_bound or not _usable(form, kind):
        return _letter_page(request, journey, form, _composed(journey, wanted, plan, OwnWords()))
    made = _composed(journey, wanted, plan, form.words())
    if kind not in ("docx", "pdf"):
        return _letter_page(request, journey, form, made)
    try:
        return file(letter_files.docx(made) if kind == "docx" else letter_files.pdf(made), f"brief-{slug}", kind)
    except PdfUnavailable:
        return _letter_page(request, journey, form, made, no_pdf=True)


def _form(request: HttpRequest, journey: Journey, wanted: Letter) -> LetterForm:
    data = request.POST if request.method == "POST" else None
    pupil = pupil_writes(wanted.slug, journey.situation)
    return LetterForm(data, letter=wanted, asked=asked(wanted, journey.situation), pupil=pupil)


def _usable(form: LetterForm, kind: str) -> bool:
    """Return whether the words in `form` can stand in a file of `kind`; a PDF has the letters of our fonts only."""
    if form.is_valid() and kind == "pdf":
        for name in form.fields:
            words = form.cleaned_data[name]
            if lacking := letter_files.lacking("".join(words)):
                form.add_error(name, NOT_IN_PDF.format(lacking[:20]))
    return form.is_valid()


def _composed(journey: Journey, wanted: Letter, plan: Plan, words: OwnWords) -> Composed:
    return compose(wanted, journey.situation, plan, catalogue(), words)


def _letter_page(
    request: HttpRequest, journey: Journey, form: LetterForm, made: Composed, *, no_pdf: bool = False
) -> HttpResponse:
    text = letter_files.text(made)
    context = {
        "letter": made,
        "intro": catalogue().letters[made.slug].intro,
        "pupil": pupil_writes(made.slug, journey.situation),
        "form": form,
        "text": text,
        "rows": text.count("\n") + sum(len(line) // 70 for line in text.split("\n")),
        "no_pdf": no_pdf,
        "urgent": journey.urgent,
    }
    response = render(request, "pages/letter.html", context, status=503 if no_pdf else 200)
    if no_pdf:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


@require_safe
@complete
def sheet_file(request: HttpRequest, journey: Journey, slug: str, kind: str) -> HttpResponse:
    """Return the sheet `slug` as a file of `kind`, or a page that leads to the plan when it cannot be made."""
    recipe = recipe_of(request, journey, slug) if kind == "pdf" else ""
    if recipe and (paper := kept.find(recipe)):
        return file(paper, slug, kind)
    made = compose_sheet(catalogue().sheets[slug], journey.situation, journey.plan(), catalogue())
    try:
        return file(sheet.docx(made) if kind == "docx" else sheet.pdf(made, recipe), slug, kind)
    except PdfUnavailable:
        return unavailable(request)


@require_safe
@complete
def agenda(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Return the dates of the plan for a calendar, with neutral titles unless plain ones are asked for."""
    from escalation.outputs import calendar

    plain = request.GET.get("titels") == PLAIN_TITLES
    return file(calendar.agenda(journey.plan(), timezone.now(), plain=plain), "agenda", "ics")


@require_safe
@complete
def numbers(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Return the confirmed numbers of the plan for an address book."""
    from escalation.outputs import vcard

    return file(vcard.cards(journey.plan().contacts), "nummers", "vcf")


def file(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return `content` as a file to download."""
    disposition = f'attachment; filename="{name}.{kind}"'
    return HttpResponse(content, headers={"Content-Type": TYPES[kind], "Content-Disposition": disposition})
