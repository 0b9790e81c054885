"""A page of another site cannot show one of ours in a frame, so nobody can be made to press our buttons unseen."""

import pytest
from playwright.sync_api import Browser

ELSEWHERE = "http://localhost:9/"  # never asked: the test answers for it


@pytest.mark.parametrize("url", ["/", "/wissen/", "/account/inloggen/"])
def test_a_page_in_a_frame_of_another_site_stays_empty(browser: Browser, site: str, url: str) -> None:
    with browser.new_context(permissions=["local-network-access"]) as context:  # or Chromium refuses for a reason of its own
        page = context.new_page()
        html = f"<iframe src='{site}{url}'></iframe>"
        page.route(ELSEWHERE, lambda route: route.fulfill(body=html, content_type="text/html"))
        failed: list[tuple[str, str | None]] = []
        page.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
        page.goto(ELSEWHERE)
        page.wait_for_timeout(500)
        assert failed == [(f"{site}{url}", "net::ERR_BLOCKED_BY_RESPONSE")]
