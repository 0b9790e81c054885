"""Letter + Situation + Plan + the parent's own words -> a letter, as text. Which sentences fit is code; the words are content.

What is not known stays a clear blank, to fill in by hand. Own words are put in last and never read as placeholders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from escalation.domain.catalogue import Catalogue, Letter, LetterPart
from escalation.domain.deadlines import Due, in_words, letter_due
from escalation.domain.ladder import Sector
from escalation.domain.plan import Plan, PlanItem
from escalation.domain.questions import AT_SCHOOL
from escalation.domain.rules import When
from escalation.domain.situation import Situation

SHORT_BLANK = "." * 18
BLANK = "." * 34
LONG_BLANK = "." * 70
BLANK_FACTS = 3
ROLES = (*AT_SCHOOL, "aanspreekpunt-pesten")
# Which answers bring which sentences: the slug of the phrase is the placeholder, a dash and the value.
_PROMISED = ("ziet-het-niet", "belooft-maar-doet-niet", "te-weinig", "veel-maar-helpt-niet", "alles-gedaan")
ANSWERED = {
    "duur": ("hoe_lang", ("korter-dan-3-maanden", "3-tot-12-maanden", "langer-dan-een-jaar")),
    "schoolgang": ("schoolgang", ("met-tegenzin", "soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer")),
    "wat_doet_school": ("wat_doet_school", ("weet-het-nog-niet", *_PROMISED)),
    "uitkomst": ("uitkomst_gesprek", ("geen-verbetering", "wacht-op-afspraken", "geen-antwoord")),
    "klacht_gedaan": ("gesproken_met", ("klacht-bij-school",)),
    "klachtpunt": ("wat_doet_school", _PROMISED),
    "extra_vraag": ("wat_doet_school", ("belooft-maar-doet-niet", "veel-maar-helpt-niet", "alles-gedaan")),
    "grond": ("schoolsoort", tuple(sector.value for sector in Sector)),
    "klachtgrond": ("schoolsoort", tuple(sector.value for sector in Sector)),
}
PHRASES = frozenset(
    {f"{name}-{value}".replace("_", "-") for name, (_, values) in ANSWERED.items() for value in values}
    | {f"rol-{role}" for role in ROLES}
    | {"gesproken", "veiligheid", "rol-school"}
)
OWN_FROM_16 = frozenset({"leerlingdossier"})
OWN_AT_MBO = frozenset({"klacht"})
PARENTS_ONLY = frozenset({"leerplicht"})


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a parent typed for a letter: plain text, empty where nothing was typed. Facts are one a line."""

    kind: str = ""
    klas: str = ""
    school: str = ""
    naam: str = ""
    gevolg: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the list under it; either may be empty."""

    text: str
    items: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter that can be sent. `answer_by` is the day it asks an answer for; `has_blanks`: something is left to fill in."""

    slug: str
    title: str
    head: tuple[str, ...]
    subject: str
    greeting: str
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    answer_by: Due | None

    @property
    def texts(self) -> Iterator[str]:
        """Every line, in reading order."""
        yield from (*self.head, self.subject, self.greeting)
        for block in self.blocks:
            yield block.text
            yield from block.items
        yield from self.closing

    @property
    def has_blanks(self) -> bool:
        """Whether something is left to fill in by hand."""
        return any(SHORT_BLANK in text for text in self.texts)


def offered(plan: Plan, catalogue: Catalogue) -> tuple[Letter, ...]:
    """Return the letters that a step of `plan` needs, in the order of the content."""
    actions = {item.slug for item in plan.items if item.when is not When.DONE}
    return tuple(letter for letter in catalogue.letters.values() if actions.intersection(letter.actions))


def letters_of(item: PlanItem, catalogue: Catalogue) -> tuple[Letter, ...]:
    """Return the letters to offer with `item`; none with what is done."""
    if item.when is When.DONE:
        return ()
    return tuple(letter for letter in catalogue.letters.values() if item.slug in letter.actions)


def pupil_writes(slug: str, situation: Situation) -> bool:
    """Return whether the pupil writes the letter `slug` itself: from 18, at the mbo from 16, its file from 16 (D3, D17).

    At the mbo the complaint is the student's at any age (domain.md 3.1).
    """
    if slug in PARENTS_ONLY:
        return False
    itself = situation.adult or situation.leads_itself
    own_file = slug in OWN_FROM_16 and situation.leeftijd == "16-17"
    return itself or own_file or (slug in OWN_AT_MBO and situation.at_mbo)


def compose(letter: Letter, situation: Situation, plan: Plan, catalogue: Catalogue, words: OwnWords) -> Composed:
    """Return `letter` for this family. KeyError names a placeholder or phrase that does not exist."""
    own = pupil_writes(letter.slug, situation)
    due = letter_due(letter.slug, plan.made_on, urgent=situation.urgent)
    values = {
        **_sentences(situation, catalogue, own),
        **_typed(words),
        "aan": _addressee(letter, plan, catalogue),
        "datum": in_words(plan.made_on),
        "antwoord_voor": in_words(due.day) if due else BLANK,
        "leeg": LONG_BLANK,
        "leeg_kort": SHORT_BLANK,
    }
    blocks = (_block(part, letter, values, words.facts, own) for part in letter.parts)
    return Composed(
        letter.slug,
        letter.title,
        _filled(letter.head, values),
        fill((own and letter.own_subject) or letter.subject, values),
        letter.greeting,
        tuple(block for block in blocks if block.text or block.items),
        _filled(letter.closing, values),
        due,
    )


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its placeholders replaced; KeyError for one that does not exist."""
    return " ".join(text.format_map(values).split())


def _filled(texts: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filled for text in texts if (filled := fill(text, values)))


def _block(part: LetterPart, letter: Letter, values: Mapping[str, str], facts: tuple[str, ...], own: bool) -> Block:
    text = fill((own and part.own_text) or part.text, values)
    if part.kind == "feiten":
        return Block(text, facts or (fill(letter.facts_blank, values),) * BLANK_FACTS, numbered=False)
    lines = (own and part.own_lines) or part.lines
    return Block(text, _filled(lines, values), numbered=part.kind == "punten")


def _typed(words: OwnWords) -> dict[str, str]:
    """Return the parent's words by placeholder, blanks for what was not typed."""
    short = {"klas": SHORT_BLANK, "gevolg": LONG_BLANK}
    names = (field.name for field in fields(OwnWords) if field.name != "facts")
    return {name: getattr(words, name) or short.get(name, BLANK) for name in names}


def sentence(catalogue: Catalogue, slug: str, *, own: bool = False) -> str:
    """Return the phrase `slug`, as a pupil says it when `own`."""
    phrase = catalogue.phrases[slug]
    return (own and phrase.own_text) or phrase.text


def answered(name: str, situation: Situation, catalogue: Catalogue, *, own: bool = False) -> str:
    """Return the sentence that the answers bring at placeholder `name`, '' for none."""
    key, values = ANSWERED[name]
    answer: str | frozenset[str] = getattr(situation, key)
    said = answer if isinstance(answer, frozenset) else {answer}
    slugs = (f"{name}-{value}".replace("_", "-") for value in values if value in said)
    return next((sentence(catalogue, slug, own=own) for slug in slugs), "")


def _sentences(situation: Situation, catalogue: Catalogue, own: bool) -> dict[str, str]:
    found = {name: answered(name, situation, catalogue, own=own) for name in ANSWERED}
    found["klachtpunt"] = found["klachtpunt"] or LONG_BLANK
    found["veiligheid"] = sentence(catalogue, "veiligheid", own=own) if situation.urgent else ""
    spoken = [sentence(catalogue, f"rol-{role}") for role in ROLES if role in situation.tried]
    found["gesproken"] = fill(sentence(catalogue, "gesproken", own=own), {"wie": _and(spoken)}) if spoken else ""
    return found


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"


def role_in(plan: Plan, actions: Iterable[str], catalogue: Catalogue) -> str:
    """Return who the first step of `plan` among `actions` is about ('de mentor'), '' when it is about nobody at school."""
    wanted = {action for action in actions if action in ROLES}
    steps = (item.slug for item in plan.items if item.when is not When.DONE and item.slug in wanted)
    return next((sentence(catalogue, f"rol-{role}") for role in steps), "")


def _addressee(letter: Letter, plan: Plan, catalogue: Catalogue) -> str:
    return role_in(plan, letter.actions, catalogue) or BLANK


def letter_faults(catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for each placeholder in a letter that nobody fills, naming the letter."""
    known = {*ANSWERED, "veiligheid", "gesproken", "aan", "datum", "antwoord_voor", "leeg", "leeg_kort", *_typed(OwnWords())}
    values = dict.fromkeys(known, "")
    for letter in catalogue.letters.values():
        for text in _texts(letter):
            try:
                fill(text, values)
            except (KeyError, ValueError, IndexError, AttributeError) as error:
                yield f"brieven: {letter.slug}: {error} is geen invulplek"


def asked(letter: Letter, situation: Situation) -> frozenset[str]:
    """Return which of the own words have a place in `letter`, as fields of OwnWords."""
    own = pupil_writes(letter.slug, situation)
    parts = (((own and part.own_text) or part.text, *((own and part.own_lines) or part.lines)) for part in letter.parts)
    subject = (own and letter.own_subject) or letter.subject
    texts = (*letter.head, subject, *letter.closing, *(text for part in parts for text in part))
    facts = {"facts"} if letter.facts_label else set()
    return frozenset(facts | {field.name for field in fields(OwnWords) if any(f"{{{field.name}}}" in text for text in texts)})


def _texts(letter: Letter) -> Iterator[str]:
    yield from (*letter.head, letter.subject, letter.own_subject, *letter.closing, letter.facts_blank)
    for part in letter.parts:
        yield from (part.text, part.own_text, *part.lines, *part.own_lines)


def in_plain_text(letter: Composed) -> str:
    """Return `letter` as text to paste into a message: paragraphs, lists with dashes or numbers, and no markup."""
    paragraphs = ["\n".join(letter.head), f"Onderwerp: {letter.subject}", letter.greeting]
    for block in letter.blocks:
        listed = (f"{number}. {item}" if block.numbered else f"- {item}" for number, item in enumerate(block.items, start=1))
        paragraphs.append("\n".join(line for line in (block.text, *listed) if line))
    paragraphs.append("\n".join(letter.closing))
    return "\n\n".join(paragraphs) + "\n"
