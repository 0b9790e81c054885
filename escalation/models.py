"""Editable content: every word a parent reads, with its source. Never a parent's answers.

A record in `fixtures/` and a row here have the same fields; `as_record` gives a row back as such a record.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from simple_history.models import HistoricalRecords

from escalation.fields import LinesField

STATUSES = {
    "V": "Gecontroleerd bij de organisatie zelf of in de wet",
    "V2": "Gezien bij een ander dan de organisatie zelf",
    "V-old": "Gezien, maar oud: eerst controleren",
    "R": "Niet gecontroleerd: niet tonen",
    "C": "Bronnen spreken elkaar tegen: niet tonen",
}
HTTPS_ADDRESS = URLValidator(schemes=["https"])
FORCES = {"wettelijk": "Wettelijk", "commissie": "Regels van de commissie", "richttijd": "Richttijd"}


class Edition(models.Model):
    """A counter that goes up with every change of content, so that other processes notice it."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class Words(models.Model):
    """What every record has. `edited` is set by the admin: such a row is not overwritten by the fixtures."""

    children: ClassVar[dict[str, str]] = {}
    own: ClassVar[frozenset[str]] = frozenset({"id", "edited"})

    slug = models.CharField("kenmerk", max_length=60)
    language = models.CharField("taal", max_length=8, default="nl")
    source = models.CharField("bron (kenmerk)", max_length=300)
    status = models.CharField("status", max_length=8, choices=STATUSES)
    checked_on = models.DateField("gecontroleerd op")
    edited = models.BooleanField("hier aangepast", default=False, editable=False)
    position = models.PositiveIntegerField("volgorde", default=0, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["position", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug", "language"], name="%(class)s_slug_language")
        ]

    def __str__(self) -> str:
        """Return the slug."""
        return self.slug

    def as_record(self) -> dict[str, Any]:
        """Return the row as a record of the fixtures, its children as lists of records."""
        record = {field.name: getattr(self, field.name) for field in self._meta.concrete_fields if field.name not in self.own}
        for name in self.children:
            record[name] = [child.as_record() for child in getattr(self, name).all()]
        return record


class Part(models.Model):
    """A part of a record, in order."""

    own: ClassVar[frozenset[str]] = frozenset({"id", "position", "parent"})

    position = models.PositiveIntegerField("volgorde", default=0)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["position"]

    def as_record(self) -> dict[str, Any]:
        """Return the part as a record."""
        return {field.name: getattr(self, field.name) for field in self._meta.concrete_fields if field.name not in self.own}


class Source(Words):
    """A place where a fact was found."""

    title = models.CharField("titel", max_length=200)
    url = models.CharField("adres", max_length=300, blank=True, validators=[HTTPS_ADDRESS])
    note = models.TextField("toelichting", blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"


class Contact(Words):
    """A person or body and how to reach it."""

    children: ClassVar[dict[str, str]] = {"phones": "Phone"}

    name = models.CharField("naam", max_length=120)
    what_for = models.CharField("waarvoor", max_length=200)
    chat = models.CharField("chat", max_length=120, blank=True)
    website = models.CharField("website", max_length=200, blank=True)
    email = models.CharField("e-mail", max_length=120, blank=True)
    hours = models.CharField("openingstijden", max_length=200, blank=True)
    hours_status = models.CharField("status van de tijden", max_length=8, choices=STATUSES, blank=True)
    cost = models.CharField("kosten", max_length=120, blank=True)
    cost_status = models.CharField("status van de kosten", max_length=8, choices=STATUSES, blank=True)
    look_up = models.CharField("zo vind je het nummer", max_length=200)
    local = models.BooleanField("per plaats of school anders", default=False)
    source_url = models.CharField("adres van de bron", max_length=300, blank=True, validators=[HTTPS_ADDRESS])
    source_note = models.TextField("waar gezien, hoe oud", blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "contact"
        verbose_name_plural = "contacten"


class Phone(Part):
    """A telephone number of a contact."""

    parent = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField("nummer", max_length=30)
    note = models.CharField("toelichting", max_length=120, blank=True)
    status = models.CharField("status", max_length=8, choices=STATUSES)

    class Meta(Part.Meta):
        verbose_name = "nummer"
        verbose_name_plural = "nummers"

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class QuestionWords(Words):
    """The words of a question."""

    children: ClassVar[dict[str, str]] = {"options": "OptionWords"}

    legend = models.CharField("vraag", max_length=120)
    short = models.CharField("kort", max_length=60)
    hint = models.CharField("hulptekst", max_length=200, blank=True)
    why = models.CharField("waarom we dit vragen", max_length=200)
    more = models.TextField("meer uitleg", blank=True)
    say = models.CharField("aan de telefoon", max_length=250)
    error = models.CharField("foutmelding", max_length=200)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "vragen"


class OptionWords(Part):
    """The words of an option of a question."""

    parent = models.ForeignKey(QuestionWords, on_delete=models.CASCADE, related_name="options")
    value = models.CharField("waarde", max_length=60)
    label = models.CharField("antwoord", max_length=160)
    hint = models.CharField("hulptekst", max_length=200, blank=True)
    because = models.CharField("omdat je zei dat …", max_length=200)

    class Meta(Part.Meta):
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"

    def __str__(self) -> str:
        """Return the value."""
        return self.value


class ActionWords(Words):
    """The words of an action."""

    children: ClassVar[dict[str, str]] = {"terms": "TermWords"}

    title = models.CharField("titel", max_length=80)
    today = models.CharField("vandaag", max_length=200, blank=True)
    why = models.CharField("waarom dit helpt", max_length=250)
    steps = LinesField("wat je doet (een regel per punt)")
    say = LinesField("wat je kunt zeggen (een zin per regel)", blank=True)
    who = models.TextField("wie het is", blank=True)
    can = LinesField("wat ze kunnen", blank=True)
    cannot = LinesField("wat ze niet kunnen", blank=True)
    further = models.CharField("wanneer je verder gaat", max_length=250, blank=True)
    done = models.CharField("als je dit al hebt gedaan", max_length=250, blank=True)
    contacts = LinesField("contacten (kenmerken)", blank=True)
    reads = LinesField("teksten om te lezen (kenmerken)", blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "actie"
        verbose_name_plural = "acties"


class TermWords(Part):
    """A term of an action, with its force and source."""

    parent = models.ForeignKey(ActionWords, on_delete=models.CASCADE, related_name="terms")
    text = models.CharField("termijn", max_length=250)
    force = models.CharField("kracht", max_length=12, choices=FORCES)
    source = models.CharField("bron (kenmerk)", max_length=80)

    class Meta(Part.Meta):
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class SectionHeading(Words):
    """The title of a section of the plan."""

    title = models.CharField("titel", max_length=200)
    intro = models.CharField("inleiding", max_length=250, blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "onderdeel van het plan"
        verbose_name_plural = "onderdelen van het plan"


class PassedReason(Words):
    """Why a rung is passed over."""

    title = models.CharField("zin", max_length=200)
    intro = models.CharField("inleiding", max_length=250, blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "reden van overslaan"
        verbose_name_plural = "redenen van overslaan"


class ArticleWords(Words):
    """A text to read."""

    children: ClassVar[dict[str, str]] = {"sections": "ChapterWords"}

    title = models.CharField("titel", max_length=120)
    summary = models.CharField("samenvatting", max_length=250)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "tekst om te lezen"
        verbose_name_plural = "teksten om te lezen"


class ChapterWords(Part):
    """A part of a text to read."""

    parent = models.ForeignKey(ArticleWords, on_delete=models.CASCADE, related_name="sections")
    heading = models.CharField("kop", max_length=120)
    paragraphs = LinesField("alinea's (een per regel)", blank=True)
    bullets = LinesField("punten (een per regel)", blank=True)

    class Meta(Part.Meta):
        verbose_name = "hoofdstuk"
        verbose_name_plural = "hoofdstukken"

    def __str__(self) -> str:
        """Return the heading."""
        return self.heading


class ConceptWords(Words):
    """A word of the glossary."""

    term = models.CharField("woord", max_length=80)
    explanation = models.TextField("uitleg")
    everyday = models.BooleanField("gewoon woord: niet bij elke tekst uitleggen", default=False)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"


PART_KINDS = {"tekst": "Tekst, met lijst", "punten": "Tekst, met genummerde lijst", "feiten": "De feiten van de ouder"}


class LetterWords(Words):
    """The words of a letter."""

    children: ClassVar[dict[str, str]] = {"parts": "LetterPartWords"}

    title = models.CharField("titel", max_length=120)
    intro = models.CharField("uitleg voor de ouder", max_length=300)
    actions = LinesField("acties waar deze brief bij hoort (kenmerken)")
    head = LinesField("boven de brief (een regel per regel)")
    subject = models.CharField("onderwerp", max_length=160)
    own_subject = models.CharField("onderwerp, als de leerling schrijft", max_length=160, blank=True)
    greeting = models.CharField("aanhef", max_length=120)
    closing = LinesField("onder de brief (een regel per regel)")
    facts_label = models.CharField("vraag naar de feiten", max_length=120, blank=True)
    facts_hint = models.CharField("hulptekst bij de feiten", max_length=250, blank=True)
    facts_blank = models.CharField("lege regel voor een feit", max_length=160, blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "brief"
        verbose_name_plural = "brieven"


class LetterPartWords(Part):
    """A part of a letter."""

    parent = models.ForeignKey(LetterWords, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField("soort", max_length=10, choices=PART_KINDS, default="tekst")
    text = models.TextField("tekst", blank=True)
    own_text = models.TextField("tekst, als de leerling schrijft", blank=True)
    lines = LinesField("lijst (een regel per punt)", blank=True)
    own_lines = LinesField("lijst, als de leerling schrijft", blank=True)

    class Meta(Part.Meta):
        verbose_name = "deel van een brief"
        verbose_name_plural = "delen van een brief"

    def __str__(self) -> str:
        """Return the first words."""
        return self.text[:60]


class PhraseWords(Words):
    """A sentence that an answer brings into a letter."""

    text = models.CharField("zin", max_length=300)
    own_text = models.CharField("zin, als de leerling schrijft", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "zin in een brief"
        verbose_name_plural = "zinnen in een brief"


class SheetWords(Words):
    """A page to take along and write on."""

    children: ClassVar[dict[str, str]] = {"parts": "SheetPartWords"}

    title = models.CharField("titel", max_length=120)
    summary = models.CharField("inleiding", max_length=250)
    actions = LinesField("acties waar dit blad bij hoort (kenmerken)")
    wide = models.BooleanField("liggend papier", default=False)
    history = HistoricalRecords()

    class Meta(Words.Meta):
        verbose_name = "invulblad"
        verbose_name_plural = "invulbladen"


class SheetPartWords(Part):
    """A part of a page to write on."""

    parent = models.ForeignKey(SheetWords, on_delete=models.CASCADE, related_name="parts")
    heading = models.CharField("kop", max_length=120)
    paragraphs = LinesField("alinea's (een per regel)", blank=True)
    bullets = LinesField("punten (een per regel)", blank=True)
    blanks = models.PositiveSmallIntegerField("lege regels", default=0)
    columns = LinesField("kolommen van de tabel (een per regel)", blank=True)
    rows = models.PositiveSmallIntegerField("lege rijen van de tabel", default=0)

    class Meta(Part.Meta):
        verbose_name = "deel van een invulblad"
        verbose_name_plural = "delen van een invulblad"

    def __str__(self) -> str:
        """Return the heading."""
        return self.heading
