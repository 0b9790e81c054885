"""Coming back over HTTP: the code, what became of the last step, what is asked again, and the new plan."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from escalation.domain.plancode import decode
from tests.families import MONDAY, NOOR, Answers, but, plan_of
from tests.web.visitor import answer_all, cookie_of, post_answer

LATER = MONDAY + timedelta(days=14)
AGAIN = ("direct-gevaar", "gezondheid", "schoolgang")


def on(day: date) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+00:00", tick=False)


@pytest.fixture
def today() -> Iterator[None]:
    with on(LATER):
        yield


def first_code(family: Answers, day: date = MONDAY) -> str:
    """Return the code on the plan that `family` makes on `day`."""
    visitor = Client(HTTP_HOST="localhost")
    with on(day):
        answer_all(visitor, family)
        return str(visitor.get("/plan/").context["code"])


def enter(visitor: Client, code: str) -> str:
    """Enter `code` and return where it leads."""
    visitor.post("/verder/", {"code": code})
    return str(visitor.get("/vragen/").headers["Location"])


def tell(visitor: Client, outcome: str, day: str = "") -> str:
    """Tell what became of the step and return where it leads."""
    return str(visitor.post("/verder/stap/", {"uitkomst": outcome, "dag": day}).headers["Location"])


def confirm(visitor: Client, **answers: str) -> list[str]:
    """Answer what is asked again as before, but for `answers`; return the slugs that were asked."""
    asked = []
    while (url := str(visitor.get("/vragen/").headers["Location"])).startswith("/vragen/"):
        slug = url.split("/")[2]
        page = visitor.get(url)
        chosen = [option["value"] for option in page.context["options"] if option["checked"]]
        post_answer(visitor, slug, [answers[slug]] if slug in answers else chosen or ["nee"])
        asked.append(slug)
    assert url == "/antwoorden/"
    return asked


def test_the_step_of_the_former_plan_is_asked_with_its_day(client: Client, today: None) -> None:
    assert enter(client, first_code(NOOR)) == "/verder/stap/"
    page = client.get("/verder/stap/").content.decode()
    assert "Op maandag 23 november 2026 was je volgende stap: ‘Praat met de intern begeleider’. Wat is er gebeurd?" in page


def test_a_rung_that_did_not_help_is_done_with_its_day_and_the_next_comes(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    assert tell(client, "helpt-niet", "30 november") == "/vragen/direct-gevaar/"
    assert tuple(confirm(client)) == AGAIN
    page = client.get("/plan/")
    assert page.context["plan"].now.slug == "directeur"
    assert "Gedaan op 30 november 2026." in page.content.decode()
    held = decode(page.context["code"], LATER)
    assert held.progress.done["intern-begeleider"].day == date(2026, 11, 30)
    assert held.day == LATER


def test_agreements_that_were_not_kept_are_an_answer_of_their_own(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "niet-nagekomen")
    confirm(client)
    page = client.get("/plan/")
    assert "afspraken-op-papier" in page.context["plan"].slugs()["daarnaast"]
    assert "Gedaan op 7 december 2026." in page.content.decode()


def test_who_waits_keeps_the_step_and_the_dates_of_before(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "wacht")
    confirm(client)
    page = client.get("/plan/")
    assert page.context["plan"].now.slug == "intern-begeleider"
    assert page.context["road"].wait_until.day == date(2026, 12, 14)
    assert "Je wacht nog op deze stap. Wacht tot en met maandag 14 december 2026" in page.content.decode()


def on_page_and_on_paper(visitor: Client) -> tuple[str, str]:
    paper = PdfReader(BytesIO(visitor.get("/plan/stappenplan.pdf").content))
    on_paper = " ".join(" ".join(leaf.extract_text() for leaf in paper.pages).split())
    return visitor.get("/plan/").content.decode(), on_paper


@pytest.mark.parametrize(("outcome", "waits"), [("wacht", True), ("nog-niet", False)])
def test_who_waits_is_not_told_to_begin_on_the_page_or_on_paper(client: Client, today: None, outcome: str, waits: bool) -> None:
    enter(client, first_code(NOOR))
    tell(client, outcome)
    confirm(client)
    on_page, on_paper = on_page_and_on_paper(client)
    for text in (on_page, on_paper):
        assert ("Hier wacht je nu op" in text) is waits
        assert ("Dit is je volgende stap." not in text) is waits
    for begin in ("Begin bij", plan_of(NOOR).now.action.today):
        assert (begin not in on_paper) is waits


@pytest.mark.parametrize(("danger", "begin"), [("nee", "Begin bij 'Dit doe je nu'."), ("ja", "Begin bij 'Eerst dit'.")])
def test_the_paper_sends_its_reader_to_what_stands_first(client: Client, today: None, danger: str, begin: str) -> None:
    answer_all(client, but(NOOR, direct_gevaar=danger))
    _, on_paper = on_page_and_on_paper(client)
    assert begin in on_paper
    assert on_paper.count("Begin bij") == 1


def test_who_waits_counts_from_the_day_on_which_the_step_was_done(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "wacht", "1-12")
    confirm(client)
    assert client.get("/plan/").context["road"].wait_until.day > date(2026, 12, 14)


def test_who_can_go_no_further_is_told_to_come_back_with_the_code(client: Client, today: None) -> None:
    answer_all(client, NOOR)
    on_page, on_paper = on_page_and_on_paper(client)
    for text in (on_page, on_paper):
        assert re.search(r"Geen verbetering op [^?]+\? Kom dan terug met je code", text)
    assert "Klopt iets niet meer? Kom dan terug met je code." in on_paper


def test_an_answer_that_is_late_leads_on(client: Client) -> None:
    code = first_code(NOOR)
    with on(MONDAY + timedelta(days=60)):
        enter(client, code)
        tell(client, "wacht")
        confirm(client)
        assert client.get("/plan/").context["plan"].now.slug == "directeur"
        assert "antwoord-vragen" in client.get("/plan/").context["plan"].slugs()["daarnaast"]


def test_a_step_that_was_not_done_stays_and_says_that_its_day_is_over(client: Client) -> None:
    code = first_code(NOOR)
    with on(MONDAY + timedelta(days=60)):
        enter(client, code)
        tell(client, "nog-niet")
        confirm(client)
        page = client.get("/plan/")
        assert page.context["plan"].now.slug == "intern-begeleider"
        assert page.context["plan"].now.do_by.day > MONDAY + timedelta(days=60)
        advised = "Ons advies was: doe deze stap voor maandag 30 november 2026. Die dag is voorbij. Dat geeft niet."
        for text in on_page_and_on_paper(client):
            assert f"{advised} Hieronder staat een nieuwe dag." in text


def test_a_complaint_that_was_sent_is_followed_and_a_late_decision_opens_the_kinderombudsman(client: Client) -> None:
    board = but(NOOR, gesproken_met=["leraar", "directeur", "schoolbestuur"], beleid=["weet-ik-niet"])
    with on(LATER):
        enter(client, first_code(board))
        tell(client, "wacht", "1 december")
        confirm(client)
        plan = client.get("/plan/")
        assert plan.context["plan"].now.slug == "klacht-volgen"
    with on(LATER + timedelta(days=120)):
        enter(client, plan.context["code"])
        tell(client, "wacht")
        confirm(client, **{"hoe-lang": "3-tot-12-maanden", "laatste-keer": "korter-dan-3-maanden"})
        assert client.get("/plan/").context["plan"].now.slug == "kinderombudsman"


def test_after_four_weeks_what_time_changes_is_asked_again_too(client: Client) -> None:
    code = first_code(NOOR)
    with on(MONDAY + timedelta(days=28)):
        enter(client, code)
        tell(client, "helpt-niet")
        assert confirm(client) == ["direct-gevaar", "leeftijd", "gezondheid", "schoolgang", "hoe-lang"]


def test_danger_is_asked_anew_and_health_and_school_show_the_earlier_answer(client: Client, today: None) -> None:
    enter(client, first_code(but(NOOR, direct_gevaar="weet-ik-niet", gezondheid=["somber-of-bang"])))
    tell(client, "helpt-niet")
    checked = {
        slug: [option["value"] for option in client.get(f"/vragen/{slug}/").context["options"] if option["checked"]]
        for slug in AGAIN
    }
    assert checked == {"direct-gevaar": [], "gezondheid": ["somber-of-bang"], "schoolgang": ["gewoon"]}
    assert "Dit vragen we opnieuw" in client.get("/vragen/direct-gevaar/").content.decode()


def test_danger_that_came_since_stands_first_in_the_new_plan(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "helpt-niet")
    confirm(client, **{"direct-gevaar": "ja"})
    assert client.get("/plan/").context["plan"].sections[0].items[0].slug == "bel-112"


def test_the_help_in_an_emergency_stays_on_every_page_of_the_way_back(client: Client, today: None) -> None:
    enter(client, first_code(but(NOOR, gezondheid=["doodswens-of-zelfbeschadiging"])))
    assert client.get("/verder/stap/").context["urgent"]
    tell(client, "helpt-niet")
    assert client.get("/vragen/direct-gevaar/").context["urgent"]


def test_a_school_that_did_not_know_yet_is_asked_about_again(client: Client, today: None) -> None:
    enter(client, first_code(but(NOOR, wat_doet_school="weet-het-nog-niet", gesproken_met=["niemand"])))
    assert tell(client, "helpt-niet") == "/vragen/wat-doet-school/"


def test_when_it_stopped_a_page_says_how_to_keep_it_so(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    assert tell(client, "gestopt", "2 december") == "/verder/gestopt/"
    page = client.get("/verder/gestopt/")
    text = page.content.decode()
    assert "Wie kun je bedanken?" in text
    assert "Gedaan op 2\N{NO-BREAK SPACE}december\N{NO-BREAK SPACE}2026" in text
    assert decode(page.context["code"], LATER).progress.stopped


@pytest.mark.parametrize("outcome", ["wacht", "nog-niet"])
def test_who_waits_and_then_tells_of_danger_has_something_to_do_today(client: Client, today: None, outcome: str) -> None:
    enter(client, first_code(NOOR))
    tell(client, outcome)
    confirm(client, **{"direct-gevaar": "ja"})
    page = client.get("/plan/")
    now = page.context["plan"].now
    assert (now.slug, now.do_by.day) == ("directeur", LATER + timedelta(days=1))
    text = page.content.decode()
    assert "Dit doe je nu" in text
    assert not page.context["road"].wait_until
    assert not page.context["road"].missed
    assert "Je wacht nog op deze stap" not in text
    assert not decode(page.context["code"], LATER).progress.waits


def test_the_plan_of_who_told_that_it_stopped_asks_for_nothing(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "gestopt", "2 december")
    page = client.get("/plan/")
    paper = PdfReader(BytesIO(client.get("/plan/stappenplan.pdf").content))
    on_paper = " ".join(" ".join(leaf.extract_text() for leaf in paper.pages).split())
    for text in (page.content.decode(), on_paper):
        assert "Je vertelde dat het pesten is gestopt." in text
        assert "Dit was je volgende stap" in text
        assert "Doe dit voor maandag" not in text
        assert "Geen verbetering op" not in text
        assert "Dit doe je nu" not in text
        assert "Komt het pesten terug?" in text
    assert "/plan/agenda.ics" not in page.content.decode()


def test_who_changes_an_answer_after_it_stopped_sees_the_answers(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "gestopt", "2 december")
    assert post_answer(client, "gezondheid", ["somber-of-bang"]).headers["Location"] == "/antwoorden/"
    assert client.get("/plan/").context["road"].stopped
    assert post_answer(client, "direct-gevaar", ["ja"]).headers["Location"] == "/antwoorden/"
    assert not client.get("/plan/").context["road"].stopped


def test_when_it_comes_back_the_plan_goes_on_where_it_was(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "gestopt", "2 december")
    code = client.get("/verder/gestopt/").context["code"]
    other = Client(HTTP_HOST="localhost")
    enter(other, code)
    assert "was het pesten gestopt. Hoe is het nu?" in other.get("/verder/stap/").content.decode()
    tell(other, "terug")
    confirm(other)
    assert other.get("/plan/").context["plan"].now.slug == "directeur"


def test_when_it_is_still_stopped_the_page_and_the_code_stay(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    tell(client, "gestopt", "2 december")
    code = client.get("/verder/gestopt/").context["code"]
    other = Client(HTTP_HOST="localhost")
    enter(other, code)
    assert tell(other, "nog-steeds-gestopt") == "/verder/gestopt/"
    assert other.get("/verder/gestopt/").context["code"] == code


def test_a_family_can_come_back_many_times(client: Client) -> None:
    code, day, rungs = first_code(NOOR), MONDAY, []
    for _ in range(5):
        day += timedelta(days=35)
        with on(day):
            visitor = Client(HTTP_HOST="localhost")
            enter(visitor, code)
            tell(visitor, "helpt-niet")
            confirm(visitor, beleid="weet-ik-niet", **{"laatste-keer": "korter-dan-3-maanden", "uitkomst-klacht": "te-laat"})
            page = visitor.get("/plan/")
            code = page.context["code"]
            rungs.append(page.context["plan"].now.slug)
    assert rungs == ["directeur", "vertrouwenspersoon", "schoolbestuur", "klachtencommissie", "kinderombudsman"]
    assert len(decode(code, day).progress.done) >= 4


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Kies wat er is gebeurd."),
        ({"uitkomst": "iets"}, "Kies een van de antwoorden hieronder."),
        ({"uitkomst": "helpt-niet", "dag": "30 december"}, "Deze dag komt nog."),
        ({"uitkomst": "helpt-niet", "dag": "1 november"}, "Deze dag was voor je plan."),
        ({"uitkomst": "helpt-niet", "dag": "ooit"}, "Wij begrijpen deze dag niet."),
        ({"uitkomst": "helpt-niet", "dag": "31-11"}, "Wij begrijpen deze dag niet."),
        ({"uitkomst": "helpt-niet", "dag": "\u0661-\u0661"}, "Wij begrijpen deze dag niet."),
        ({"uitkomst": "helpt-niet", "dag": "9" * 3000}, "Schrijf alleen een dag op"),
    ],
)
def test_what_cannot_be_told_is_said_and_stays_filled_in(
    client: Client, today: None, fields: dict[str, str], said: str
) -> None:
    enter(client, first_code(NOOR))
    page = client.post("/verder/stap/", fields)
    text = page.content.decode()
    assert page.status_code == 200
    assert "<title>Fout:" in text
    assert said in text
    assert fields.get("dag", "") in text
    assert client.get("/plan/").headers["Location"] == "/verder/stap/"


def test_the_day_that_is_given_as_an_example_can_be_filled_in(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    found = re.search(r"Bijvoorbeeld: (\d+ \w+)\.", client.get("/verder/stap/").content.decode())
    assert found
    assert tell(client, "helpt-niet", found[1]) == "/vragen/direct-gevaar/"


@pytest.mark.parametrize("url", ["/verder/stap/", "/verder/gestopt/"])
def test_who_has_nothing_to_tell_goes_on_where_he_is(client: Client, url: str) -> None:
    assert client.get(url).headers["Location"] == "/vragen/direct-gevaar/"
    answer_all(client, NOOR)
    assert client.get(url).headers["Location"] == "/antwoorden/"
    assert client.post("/verder/stap/", {"uitkomst": "gestopt"}).headers["Location"] == "/antwoorden/"


def test_wiping_and_leaving_take_the_progress_away_as_well(client: Client, today: None) -> None:
    for way in (lambda: client.post("/wissen/"), lambda: client.get("/weg/")):
        enter(client, first_code(NOOR))
        way()
        assert not cookie_of(client)
        assert client.get("/verder/stap/").headers["Location"] == "/vragen/direct-gevaar/"
