"""Clear Dutch pages for what goes wrong, each with a way on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from escalation.content import catalogue
from escalation.domain.catalogue import Contact

RETRY_SECONDS = 10


def _page(request: HttpRequest, status: int, title: str, text: str, **ways: str) -> HttpResponse:
    way_on = [{"url": reverse(name), "label": label} for name, label in ways.items()]
    context = {"title": title, "text": text, "way_on": way_on, "emergency": catalogue().contacts["112"]}
    response = render(request, "pages/error.html", context, status=status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


_ON = {"resume": "Ga verder waar je was", "start": "Naar het begin"}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a request that cannot be understood (400)."""
    return refused(request, 400)


# What is wrong with a request before it is read: the title and the text of the page.
_REFUSED = {
    400: ("Dit ging niet goed", "Er kwam iets binnen dat wij niet begrijpen. Je antwoorden zijn niet weg."),
    405: ("Dit kan hier niet", "Deze pagina kun je alleen bekijken. Je antwoorden zijn niet weg."),
    411: ("Dit ging niet goed", "Je browser zei niet hoe lang je tekst is. Je antwoorden zijn niet weg."),
    413: ("Dit is te lang", "Je stuurde meer tekst dan wij aankunnen. Maak het korter. Je antwoorden zijn niet weg."),
    415: ("Dit ging niet goed", "Je browser stuurde iets dat wij niet kunnen lezen. Je antwoorden zijn niet weg."),
    429: ("Even geduld", "Dit is te vaak achter elkaar gevraagd. Wacht even en probeer het dan opnieuw."),
}


def refused(request: HttpRequest, status: int, **headers: str) -> HttpResponse:
    """Return the page for a request that is not let in; `status` is a key of the table above. KeyError for another."""
    response = _page(request, status, *_REFUSED[status], **_ON)
    for name, value in headers.items():
        response.headers[name] = value
    return response


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for what is not allowed (403)."""
    return _page(request, 403, "Deze pagina is niet voor jou", "Je kunt deze pagina niet bekijken.", **_ON)


# Without cookies there are no questions and no plan. What is left: whom to call, and the steps of the source, to read.
_TO_CALL = (
    "112",
    "113",
    "politie",
    "centrum-seksueel-geweld",
    "vertrouwensinspecteur",
    "ouders-en-onderwijs",
    "kindertelefoon",
)
_TO_READ = {
    "inside": ("leraar", "mentor", "afdelingsleider", "directeur", "vertrouwenspersoon", "jeugdarts", "schoolbestuur"),
    "outside": (
        "klachtencommissie",
        "kinderombudsman",
        "onderwijsinspectie",
        "vertrouwensinspecteur",
        "leerplichtambtenaar",
        "politie-leeftijd-onbekend",
        "hulp-voor-je-kind",
        "oudertelefoon",
    ),
    "policy": ("school-belt-school-en-veiligheid", "geen-aanspreekpunt", "anti-pestcoordinator", "medezeggenschapsraad"),
}


def to_call() -> list[Contact]:
    """Return whom a parent without a plan may call, of those with a number that was checked."""
    words = catalogue()
    return [words.contacts[slug] for slug in _TO_CALL if words.contacts[slug].numbers]


def without_cookies(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Return the page that says what is wrong with the cookies and what can be done without them."""
    words = catalogue()
    context = {
        "contacts": to_call(),
        "actions": {part: [words.actions[slug] for slug in slugs] for part, slugs in _TO_READ.items()},
    }
    return render(request, "pages/cookies.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form without the right cookie (403): cookies are off, or the page stood open too long."""
    return without_cookies(request, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for an unknown address (404)."""
    text = "Deze pagina is er niet. Misschien klopt het adres niet helemaal."
    return _page(request, 404, "Wij kunnen deze pagina niet vinden", text, **_ON)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return the page for a PDF that cannot be made now (503); the plan on screen is complete."""
    text = "Het lukt nu niet om de pdf te maken. Je stappenplan staat wel op het scherm. Je kunt die pagina ook printen."
    response = _page(
        request, 503, "De pdf is er nu niet", text, plan="Bekijk je stappenplan", plan_pdf="Probeer de pdf opnieuw"
    )
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def out_of_order(request: HttpRequest) -> HttpResponse:
    """Return the page for what cannot be had now since the database is away (503)."""
    text = "Dit deel werkt nu even niet. Probeer het over een paar minuten nog eens. De vragen en het stappenplan werken wel."
    response = _page(request, 503, "Dit is er nu niet", text, **_ON)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of ours (500), made without content or answers."""
    return render(None, "500.html", status=500)
