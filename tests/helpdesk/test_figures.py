"""The figures: what is shown, and that no small number can be read or computed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from escalation.helpdesk.figures import (
    HIDDEN,
    STEP,
    Figure,
    begun,
    over,
    over_days,
    over_months,
    report,
    rounded,
    rounded_total,
)
from escalation.helpdesk.models import DayCount
from escalation.helpdesk.periods import Period, chosen, periods
from tests.helpdesk.conftest import log_in

TODAY = date(2026, 11, 24)
NOVEMBER = Period(2026, 11)
UNTIL_NOVEMBER = "januari februari maart april mei juni juli augustus september oktober"


@pytest.fixture(autouse=True)
def known_day() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def counts(db: None) -> None:
    """Two months: plenty in November, next to nothing in October."""
    for day, subject, value, number in (
        (date(2026, 10, 3), "plan", "", 3),
        (date(2026, 10, 3), "school", "mbo", 3),
        (date(2026, 10, 3), "trede", "directeur", 3),
        (date(2026, 11, 2), "plan", "", 31),
        (date(2026, 11, 3), "plan", "", 4),
        (date(2026, 11, 20), "plan", "", 7),
        (date(2026, 11, 1), "school", "basisschool", 38),
        (date(2026, 11, 1), "school", "mbo", 4),
        (date(2026, 11, 1), "trede", "directeur", 42),
        (date(2026, 11, 1), "spoed", "bel-112", 6),
        (date(2026, 11, 1), "pdf", "stappenplan", 19),
        (date(2026, 11, 1), "vraag-gezien", "schoolsoort", 61),
        (date(2026, 11, 1), "vraag-beantwoord", "schoolsoort", 50),
    ):
        DayCount.objects.create(day=day, subject=subject, value=value, number=number)


def shown(period: Period) -> dict[str, dict[str, str]]:
    return {table.key: {figure.label: figure.text for figure in table.figures} for table in report(period, TODAY).tables}


def test_numbers_are_rounded_down_and_those_below_five_hidden(counts: None) -> None:
    found = shown(NOVEMBER)
    assert found["school"]["Basisschool"] == "35"
    assert found["school"]["Mbo"] == HIDDEN
    assert found["plannen"]["2 november"] == "30"
    assert found["plannen"]["3 november"] == found["plannen"]["4 november"] == HIDDEN
    assert found["pdf"]["Stappenplan"] == "15"
    assert found["gestopt"]["Soort school"] == "10"
    assert len(found["plannen"]) == 24


def test_a_month_with_few_shows_none_of_its_numbers(counts: None) -> None:
    found = report(Period(2026, 10), TODAY)
    assert {figure.text for table in found.tables for figure in (*table.figures, found.plans)} == {HIDDEN}


def test_a_year_is_the_sum_of_its_days_rounded_anew(counts: None) -> None:
    found = shown(Period(2026))
    assert found["plannen"] == {f"{month} 2026": HIDDEN for month in UNTIL_NOVEMBER.split()} | {"november 2026": "40"}
    # 45 in all. But mbo is hidden in both months and so in the year, and without it no more than 39 can be explained.
    assert report(Period(2026), TODAY).plans.text == "35"


def test_the_migration_tells_counts_of_a_month_from_daily_ones_and_back(counts: None) -> None:
    migration = import_module("escalation.helpdesk.migrations.0004_daily_counts")
    before = sorted(DayCount.objects.values_list("day", "subject", "value", "number"))
    migration.mark(apps, None)
    assert set(DayCount.objects.exclude(subject="plan").values_list("subject", flat=True)) >= {"m:school", "m:spoed"}
    assert DayCount.objects.filter(subject="plan").count() == 4
    migration.unmark(apps, None)
    assert sorted(DayCount.objects.values_list("day", "subject", "value", "number")) == before


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_a_hidden_number_cannot_be_computed_from_the_total_and_the_other_numbers(numbers: list[int]) -> None:
    figures = [Figure("", rounded(number)) for number in numbers]
    total = rounded_total(sum(numbers), figures)
    # With the others as high as they can be, a hidden one may be 0; with the others as low as they can be, it may be 4.
    lowest = sum(figure.number for figure in figures)
    highest = sum(figure.number + STEP - 1 for figure in figures if figure.number)
    assert lowest <= total <= highest


@given(st.integers(0, 1000), st.integers(0, 4))
def test_the_difference_of_two_totals_gives_no_small_number(before: int, more: int) -> None:
    assert rounded(before + more) - rounded(before) in (0, STEP)


def test_one_can_choose_months_years_and_the_latest_days(counts: None) -> None:
    offered = periods(begun(TODAY), TODAY)
    assert [period.key for period in offered[:4]] == ["2026-11", "2026-10", "2026", "2026-11-24"]
    assert [period.label for period in offered[:4]] == ["november 2026", "oktober 2026", "heel 2026", "24 november 2026"]
    assert len(offered) == 3 + 31


@pytest.mark.parametrize("key", ["", "2026-12", "1999", "2026-09-24", "2026-11-25", "٢٠٢٦", "2026-11'--", "\x00", "x" * 9999])
def test_a_period_that_is_not_offered_is_this_month(counts: None, key: str) -> None:
    assert chosen(key, periods(begun(TODAY), TODAY)) == NOVEMBER


def test_the_page_shows_a_drawing_and_a_table_of_everything(client: Client, employee: User, counts: None) -> None:
    log_in(client, employee)
    page = client.get("/helpdesk/cijfers/").content.decode()
    assert page.count('<svg class="chart" role="img"') == page.count("<table>") == 6
    assert "november 2026, tot nu toe" in page
    for small in (">4<", ">3<", ">31<", ">42<"):
        assert small not in page


def test_the_page_without_any_count_is_a_page(client: Client, employee: User) -> None:
    log_in(client, employee)
    page = client.get("/helpdesk/cijfers/")
    assert page.status_code == 200
    assert "Er is nog te weinig om te tekenen." in page.content.decode()
    assert "<svg" not in page.content.decode()


@pytest.mark.parametrize("key", ["2026-11", "2026", "onzin"])
def test_the_file_holds_the_same_numbers_as_the_page(client: Client, employee: User, counts: None, key: str) -> None:
    log_in(client, employee)
    answer = client.get("/helpdesk/cijfers/cijfers.csv", {"periode": key})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    page = client.get("/helpdesk/cijfers/", {"periode": key}).content.decode()
    assert len(lines) > 40
    for _, until, _, label, text in lines[2:]:
        if lines[1][1] != until:
            continue  # a day by itself, which the page of that day shows
        assert f'<th scope="row">{label}</th><td class="number">{text}</td>' in page.replace("&#x27;", "'")


def test_words_of_an_editor_are_no_formula_in_a_spreadsheet(
    client: Client, employee: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(client, employee)
    monkeypatch.setattr("escalation.helpdesk.figures.PDF_KINDS", {"brief": '=HYPERLINK("https://evil.example")'})
    assert ";\"'=HYPERLINK" in client.get("/helpdesk/cijfers/cijfers.csv").content.decode()


def test_every_figure_can_be_asked_of_a_day_and_small_ones_are_hidden(counts: None) -> None:
    DayCount.objects.create(day=date(2026, 11, 20), subject="spoed", value="bel-112", number=4)
    DayCount.objects.create(day=date(2026, 11, 20), subject="school", value="mbo", number=9)
    found = shown(Period(2026, 11, 20))
    assert found["plannen"] == {"20 november": "5"}
    assert found["school"]["Mbo"] == "5"
    assert set(found["spoed"].values()) == {HIDDEN}


def test_the_file_of_a_month_names_the_days_on_which_a_figure_shows(client: Client, employee: User, counts: None) -> None:
    DayCount.objects.create(day=date(2026, 11, 20), subject="spoed", value="bel-112", number=13)
    log_in(client, employee)
    text = client.get("/helpdesk/cijfers/cijfers.csv", {"periode": "2026-11"}).content.decode("utf-8-sig")
    daily = [line.split(";") for line in text.splitlines() if line.startswith("2026-11-20")]
    assert [line[-1] for line in daily if line[2].startswith("Wat eerst moest")] == ["10"]
    assert all(int(line[-1]) % STEP == 0 and int(line[-1]) for line in daily)


def test_a_ground_that_comes_up_once_a_day_shows_in_its_month(db: None) -> None:
    for day in range(1, 25):
        DayCount.objects.create(day=date(2026, 11, day), subject="spoed", value="bel-112", number=1)
    assert "20" in shown(NOVEMBER)["spoed"].values()


@pytest.mark.parametrize("numbers", [(4, 4), (3, 2), (4,)])
def test_a_total_never_says_that_a_hidden_day_was_not_empty(numbers: tuple[int, ...]) -> None:
    assert over(sum(numbers), map(rounded, numbers)) == 0


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_any_one_hidden_day_may_have_been_empty_and_may_have_been_four(numbers: list[int]) -> None:
    parts = [rounded(number) for number in numbers]
    total = over(sum(numbers), parts)
    hidden = parts.count(0)
    if hidden:
        highest = sum(part + STEP - 1 for part in parts if part) + (STEP - 1) * (hidden - 1)
        assert sum(parts) <= total <= highest
    assert total % STEP == 0


@given(st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 6, 30)), st.integers(0, 40), max_size=30))
def test_a_year_says_no_more_of_a_hidden_month_than_that_it_is_small(counted: dict[date, int]) -> None:
    days = Period(2026).days(date(2026, 6, 30))
    months = [over_days(counted, [day for day in days if day.month == month]) for month in range(1, 7)]
    total = over_months(counted, days)
    hidden = months.count(0)
    assert sum(months) <= total
    assert not hidden or total <= sum(month + STEP - 1 for month in months if month) + (STEP - 1) * (hidden - 1)


def test_counts_of_a_month_from_before_stay_with_that_month_and_no_day(db: None) -> None:
    DayCount.objects.create(day=date(2026, 11, 1), subject="m:school", value="mbo", number=12)
    assert shown(NOVEMBER)["school"]["Mbo"] == "10"
    assert shown(Period(2026, 11, 1))["school"]["Mbo"] == HIDDEN


def test_a_future_or_odd_month_in_the_database_breaks_nothing(client: Client, employee: User) -> None:
    DayCount.objects.create(day=date(2031, 1, 1), subject="onbekend", value="iets", number=9)
    log_in(client, employee)
    assert client.get("/helpdesk/cijfers/").status_code == 200
