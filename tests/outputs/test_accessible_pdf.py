"""The stappenplan as PDF, for who reads it with the eyes, the ears or the fingers.

Every plan goes past the validator. The other tests of an ordinary run read a few families that together show every action in
every section it comes in, with the shortest and the longest plan. `make test-pdf` reads all so, and has veraPDF and outloud
read them too (PESTWIJZER_PLANS names the folder).
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from escalation.views.paper_list import PLAN_KB, plan_pages
from tests.families import plan_of, slugs_of
from tests.outputs.plans import Printed, complaints, covering, families, printed, squeezed, write

FOLDER = os.environ.get("PESTWIJZER_PLANS")
RUNNING = r"Gevaar\?Bel112|Pestwijzer,gemaaktop\w+\d{4}Pagina\d+van\d+|\d+\.|•"
SAYS_NOTHING = {"hier", "klikhier", "link", "dezelink", "website", "site", "meer", "leesmeer", "lees", "verder"}


@pytest.fixture(scope="module")
def papers() -> dict[str, Printed]:
    made = printed(families() if FOLDER else covering())
    if FOLDER:
        write(made, Path(FOLDER))
    return made


def only(facts: dict[str, object]) -> dict[str, object]:
    """Return the families of `facts` that something is wrong with."""
    return {title: fact for title, fact in facts.items() if fact}


def test_every_plan_passes_the_validator_of_pdf_ua_1(papers: dict[str, Printed]) -> None:
    said = {title: paper.failures for title, paper in papers.items()}
    said |= complaints(title for title in families() if title not in said)
    assert len(said) > 150
    assert only(said) == {}


def test_the_few_families_of_an_ordinary_run_show_every_action_that_all_show() -> None:
    def shown(titles: Iterable[str]) -> set[str]:
        return {
            f"{section}/{slug}" for title in titles for section, slugs in slugs_of(families()[title]).items() for slug in slugs
        }

    assert shown(covering()) == shown(families())
    assert len(covering()) <= 30


def test_every_plan_has_its_language_and_title_and_no_author(papers: dict[str, Printed]) -> None:
    for paper in papers.values():
        assert paper.language == "nl"
        assert paper.shows_title
        assert re.fullmatch(r"Stappenplan van \w+ \d+ \w+ \d{4} - Pestwijzer", paper.title)
        assert paper.author == []


def test_every_heading_is_a_bookmark(papers: dict[str, Printed]) -> None:
    for title, paper in papers.items():
        headings = [re.sub(r"^Stap\d+\.", "", text) for tag, text in paper.html_blocks if tag in ("H1", "H2", "H3")]
        assert [re.sub(r"^Stap\d+\.", "", label) for label in paper.bookmarks] == headings, title


def test_the_tags_say_what_the_html_says_in_the_same_order(papers: dict[str, Printed]) -> None:
    for title, paper in papers.items():
        assert paper.blocks == paper.html_blocks, title


def test_every_list_table_and_step_of_the_html_has_its_tag(papers: dict[str, Printed]) -> None:
    for title, paper in papers.items():
        assert paper.counts == paper.html_counts, title


def test_no_text_is_outside_the_tree_but_the_lines_in_the_margins(papers: dict[str, Printed]) -> None:
    assert only({title: paper.stray for title, paper in papers.items()}) == {}
    lines = {text for paper in papers.values() for text in paper.artifacts}
    assert [text for text in lines if not re.fullmatch(RUNNING, text)] == []


def test_every_header_cell_says_what_it_is_the_head_of(papers: dict[str, Printed]) -> None:
    assert only({title: paper.unscoped for title, paper in papers.items()}) == {}


def test_every_link_says_where_it_goes(papers: dict[str, Printed]) -> None:
    for title, paper in papers.items():
        assert paper.links == paper.html_links, title
    for address, text in {link for paper in papers.values() for link in paper.links}:
        if address.startswith("tel:"):
            assert re.sub(r"\D", "", text)[-3:] == re.sub(r"\D", "", address)[-3:]
        else:
            assert text.casefold() not in SAYS_NOTHING
            assert not text.startswith("http")
            assert len(text) > 4


def test_only_our_own_fonts_are_used_and_all_are_in_the_file(papers: dict[str, Printed]) -> None:
    fonts = {name: embedded for paper in papers.values() for name, embedded in paper.fonts.items()}
    assert all(fonts.values())
    assert [name for name in fonts if "Atkinson" not in name] == []
    assert "\ufffd" not in "".join(text for paper in papers.values() for _, text in paper.blocks)


def test_no_step_is_torn_over_two_pages(papers: dict[str, Printed]) -> None:
    for title, paper in papers.items():
        assert [pages for pages in paper.steps if len(pages) != 1] == [], title


def test_no_page_but_the_last_is_less_than_a_third_full(papers: dict[str, Printed]) -> None:
    short = {title: [round(fill, 2) for fill in paper.fill[:-1] if fill < 1 / 3] for title, paper in papers.items()}
    assert only(short) == {}


def test_every_plan_has_the_pages_and_the_size_that_the_list_of_papers_says(papers: dict[str, Printed]) -> None:
    for title, paper in papers.items():
        least, most = plan_pages(plan_of(families()[title]))
        assert least <= len(paper.fill) <= most, title
        assert len(paper.paper) < PLAN_KB * 1000, title


def test_a_text_without_spaces_is_compared() -> None:
    assert squeezed(" Doe dit\nvoor ") == "Doeditvoor"
