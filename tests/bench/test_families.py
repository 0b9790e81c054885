"""The pages whose PDF the bench measures are those that the site prints."""

from itertools import islice

from tests.bench.families import alike, page_of


def test_a_family_of_the_bench_has_the_whole_page() -> None:
    first, second = islice(alike(), 2)
    page = page_of(first)
    for part in ("Jouw stappenplan", "road-picture", "qr-code", "Jouw antwoorden", "Wie kun je bellen?", "Logboek"):
        assert part in page
    assert page != page_of(second)
