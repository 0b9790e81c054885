"""The letters: what stands in them for which family, and that each is the same letter as text, in Word and as PDF."""

from io import BytesIO

import page
import pytest
from docx import Document
from pypdf import PdfReader

from escalation.domain.catalogue import Letter
from escalation.domain.deadlines import in_words
from escalation.domain.letters import SHORT_BLANK, Composed, OwnWords, asked, compose, in_plain_text, letters_of, offered
from escalation.outputs import letter as files
from escalation.views.paper_list import LONG_LETTERS, SMALL_KB
from tests.families import CATALOGUE, MONDAY, NOOR, SAM, YARA, Answers, but, plan_of, situation_of

WORDS = OwnWords(
    kind="Noor",
    klas="4b",
    school="De Regenboog & Zn.",
    naam="Ayşe Şahin-Łęcka",
    gevolg="Noor slaapt slecht.",
    facts=("12 november: uitgescholden op het plein.", "14 november: haar tas lag in de sloot."),
)
TIRED = but(NOOR, schoolgang="soms-thuis")
AT_THE_BOARD = but(
    NOOR, gesproken_met=["leraar", "directeur"], laatste_keer="korter-dan-3-maanden", beleid=["beleid-werkt-niet"]
)
ADULT = but(YARA, leeftijd="18-plus")
THREATENED = but(NOOR, wat_gebeurt=["bedreiging"], leeftijd_pester="jonger-dan-12")
SPECIAL = but(NOOR, schoolsoort="speciaal-onderwijs")
VSO = but(SAM, schoolsoort="vso")
FAMILIES = {
    "noor": NOOR,
    "sam": SAM,
    "yara": YARA,
    "soms thuis": TIRED,
    "naar het bestuur": AT_THE_BOARD,
    "achttien": ADULT,
    "bedreigd": THREATENED,
    "speciaal": SPECIAL,
    "vso": VSO,
    "zestien": but(AT_THE_BOARD, schoolsoort="voortgezet-onderwijs", leeftijd="16-17", gesproken_met=["mentor", "directeur"]),
}
EVERY = [(family, letter.slug) for family, answers in FAMILIES.items() for letter in offered(plan_of(answers), CATALOGUE)]


def written(answers: Answers, slug: str, words: OwnWords = WORDS) -> Composed:
    plan = plan_of(answers)
    letter = CATALOGUE.letters[slug]
    assert letter in offered(plan, CATALOGUE)
    return compose(letter, situation_of(answers), plan, CATALOGUE, words)


def said(answers: Answers, slug: str, words: OwnWords = WORDS) -> str:
    return in_plain_text(written(answers, slug, words))


def slugs(letters: tuple[Letter, ...]) -> list[str]:
    return [letter.slug for letter in letters]


def word_text(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs if paragraph.text]


def test_every_letter_is_offered_to_some_family() -> None:
    assert {slug for _, slug in EVERY} == set(CATALOGUE.letters)


def test_a_letter_is_offered_with_the_step_that_needs_it_and_not_with_what_is_done() -> None:
    by_step = {(item.when.value, item.slug): slugs(letters_of(item, CATALOGUE)) for item in plan_of(NOOR).items}
    assert by_step["dit-doe-je-nu", "intern-begeleider"] == ["gesprek", "afspraken"]
    assert by_step["als-dat-niet-helpt", "schoolbestuur"] == ["schoolbestuur"]
    assert by_step["dit-heb-je-al-gedaan", "leraar"] == []


@pytest.mark.parametrize("cause", ["leraar-of-mentor", "directeur"])
def test_who_is_the_cause_gets_no_letter(cause: str) -> None:
    wanted = slugs(offered(plan_of(but(NOOR, wie_pest=[cause], gesproken_met=["niemand"])), CATALOGUE))
    assert "gesprek" not in wanted
    assert ("directeur" in wanted) is (cause != "directeur")


@pytest.mark.parametrize(("family", "slug"), EVERY)
def test_every_letter_without_own_words_has_clear_blanks_and_no_placeholder(family: str, slug: str) -> None:
    empty = said(FAMILIES[family], slug, OwnWords())
    assert SHORT_BLANK in empty
    assert not {"{", "}"} & set(empty)
    assert "None" not in empty


@pytest.mark.parametrize(("family", "slug"), EVERY)
def test_every_letter_holds_the_own_words_and_speaks_in_u(family: str, slug: str) -> None:
    situation, letter = situation_of(FAMILIES[family]), CATALOGUE.letters[slug]
    full = said(FAMILIES[family], slug)
    for name in asked(letter, situation) - {"facts"}:
        assert getattr(WORDS, name) in full
    if letter.facts_label:
        assert all(f"- {fact}\n" in full for fact in WORDS.facts)
    assert not {" je ", " jij ", " jouw "} & {f" {word} " for word in full.split()}


def test_what_was_tried_and_what_the_school_did_come_from_the_answers() -> None:
    letter = said(AT_THE_BOARD, "schoolbestuur")
    assert "Ik had hierover al contact met de leraar en de directeur." in letter
    assert "was voor mijn kind nog niet genoeg" in letter
    assert "artikel 4c van de Wet op het primair onderwijs" in letter
    assert "hierover al contact" not in said(but(NOOR, gesproken_met=["niemand"]), "gesprek")


def test_the_talk_is_asked_of_the_person_of_the_step_to_take_now() -> None:
    assert "Aan de leraar\n" in said(but(NOOR, gesproken_met=["niemand"]), "gesprek")
    assert "Aan de intern begeleider\n" in said(NOOR, "gesprek")
    assert "Aan de afdelingsleider\n" in said(SAM, "gesprek")


@pytest.mark.parametrize(
    ("answers", "law"),
    [
        (NOOR, "artikel 4c van de Wet op het primair onderwijs"),
        (SPECIAL, "artikel 5a van de Wet op de expertisecentra"),
        (SAM, "artikel 3.40 van de Wet voortgezet onderwijs 2020"),
        (VSO, "artikel 5a van de Wet op de expertisecentra"),
        (YARA, "regels over veiligheid op uw school"),
    ],
)
def test_the_ground_is_the_law_of_that_kind_of_school(answers: Answers, law: str) -> None:
    assert law in said(answers, "directeur")
    assert ("artikel" in said(YARA, "directeur")) is False


@pytest.mark.parametrize("answers", [YARA, ADULT, but(SAM, leeftijd="18-plus")], ids=["mbo 17", "mbo 18", "vo 18"])
def test_who_leads_its_own_talks_writes_its_own_letter(answers: Answers) -> None:
    for letter in offered(plan_of(answers), CATALOGUE):
        text = said(answers, letter.slug)
        assert "mijn kind" not in text.lower()
        assert "ouder of verzorger" not in text
        assert "kind" not in asked(letter, situation_of(answers))


def test_from_sixteen_the_pupil_asks_for_its_own_file_and_the_parent_writes_the_rest() -> None:
    assert "mijn hele leerlingdossier" in said(FAMILIES["zestien"], "leerlingdossier")
    assert "ouder of verzorger" in said(FAMILIES["zestien"], "schoolbestuur")


@pytest.mark.parametrize(
    ("answers", "slug", "day", "force"),
    [
        (NOOR, "gesprek", "2026-11-30", "richttijd"),
        (NOOR, "directeur", "2026-12-07", "richttijd"),
        (AT_THE_BOARD, "schoolbestuur", "2027-01-04", "richttijd"),
        (AT_THE_BOARD, "leerlingdossier", "2026-12-23", "wettelijk"),
        (THREATENED, "directeur", "2026-11-24", "richttijd"),
    ],
)
def test_a_letter_names_the_day_it_asks_an_answer_for_with_its_force(answers: Answers, slug: str, day: str, force: str) -> None:
    made = written(answers, slug)
    assert made.answer_by is not None
    assert (made.answer_by.day.isoformat(), made.answer_by.force.value) == (day, force)
    assert f"uiterlijk op {in_words(made.answer_by.day)}" in in_plain_text(made)
    assert in_words(MONDAY) in made.head


def test_danger_asks_for_safety_today_and_no_danger_does_not() -> None:
    assert "Wilt u vandaag nog" in said(THREATENED, "directeur")
    assert "vandaag" not in said(NOOR, "directeur")


def test_the_complaint_is_about_the_school_and_numbers_its_points() -> None:
    letter = said(AT_THE_BOARD, "klacht")
    assert "1. De school heeft naar mijn mening niet genoeg gedaan" in letter
    assert "2. ..." in letter
    assert "artikel 14 van de Wet op het primair onderwijs" in letter


@pytest.mark.parametrize(("family", "slug"), EVERY)
def test_word_and_pdf_say_what_the_text_says(family: str, slug: str) -> None:
    made = written(FAMILIES[family], slug)
    in_word = word_text(files.docx(made))
    paper = files.pdf(made)
    in_pdf = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(paper)).pages)
    for line in filter(None, made.texts):
        assert line in in_word or f"Onderwerp: {line}" in in_word
        assert "".join(line.split()) in in_pdf
    assert page.is_pdf_compliant_bytes(paper)


@pytest.mark.parametrize("words", [OwnWords(), WORDS], ids=["empty", "filled"])
@pytest.mark.parametrize(("family", "slug"), EVERY)
def test_every_letter_has_the_pages_and_the_size_that_the_list_of_papers_says(family: str, slug: str, words: OwnWords) -> None:
    made = written(FAMILIES[family], slug, words)
    paper = files.pdf(made)
    assert str(len(PdfReader(BytesIO(paper)).pages)) in LONG_LETTERS.get(slug, "1 bladzijde").split()
    assert max(len(paper), len(files.docx(made))) < SMALL_KB * 1000


def test_a_word_file_has_real_styles_its_language_and_no_name_in_its_properties() -> None:
    document = Document(BytesIO(files.docx(written(NOOR, "directeur"))))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert used == {"Heading 1", "Normal", "List Bullet", "List Number"}
    assert 'w:lang w:val="nl-NL"' in document.styles.element.xml
    core = document.core_properties
    assert (core.title, core.language, core.author) == ("Brief aan de directeur", "nl-NL", "")


def test_a_letter_has_one_numbered_list_at_most() -> None:
    for letter in CATALOGUE.letters.values():
        assert sum(part.kind == "punten" for part in letter.parts) <= 1


def test_a_letter_to_a_school_bears_no_name_of_ours_on_paper() -> None:
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(files.pdf(written(NOOR, "directeur")))).pages)
    assert "Pestwijzer" not in text
    assert "Bel 112" not in text
    assert "Pagina 1 van 1" in text


@pytest.mark.parametrize("hostile", ["{kind}", "{leeg.__class__}", "<b>Noor</b>", "{% now 'Y' %}", "&amp;", "</style><p>"])
def test_own_words_are_plain_text_whatever_they_look_like(hostile: str) -> None:
    made = written(NOOR, "directeur", OwnWords(kind=hostile, facts=(hostile,)))
    assert hostile in in_plain_text(made)
    assert hostile in word_text(files.docx(made))
    text = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(files.pdf(made))).pages)
    assert "".join(hostile.split()) in text


def test_names_of_europe_are_in_the_fonts_and_what_is_not_is_named() -> None:
    assert not files.lacking("Ayşe Şahin, Łukasz Żółć, Çağrı, Ștefan, Ānanda, Ćosić, Ů, IJsbrand, Zoë: '€' \"x\"")
    assert files.lacking("Иван Иван") == "Иван"
    assert files.lacking("عمر 😀") == "عمر😀"
