"""What a reader does on the page, for the tests in Chromium: open it, ask, wait for what must come."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect
from served import Served

GIANT = "小巨人有奖励吗"


def open_page(page: Page, served: Served, query: str = "") -> None:
    """Open the page and wait until it can be typed into."""
    page.goto(served.address + query)
    expect(page.get_by_label("您想问什么？")).to_be_visible()


def ask(page: Page, question: str) -> Locator:
    """Type a question, press Enter, and wait for the card that is not a waiting one."""
    page.get_by_label("您想问什么？").fill(question)
    page.get_by_label("您想问什么？").press("Enter")
    card = page.locator("#answer .card:not(.waiting)").filter(has_text=question)
    expect(card).to_be_visible()
    return card


def wait_until(page: Page, true: Callable[[], bool]) -> None:
    """Let the browser go on until something holds on this side."""
    for _ in range(2000):
        if true():
            return
        page.wait_for_timeout(10)
    raise AssertionError("it never came to be")


class Held:
    """The first `most` events on their way to the server, held back as on a slow machine."""

    def __init__(self, page: Page, most: int) -> None:
        self.page, self.most = page, most
        self.routes: list[Route] = []
        page.route("**/queue/join*", self.arrived)

    def arrived(self, route: Route) -> None:
        """Hold one, or pass it on."""
        if len(self.routes) < self.most:
            self.routes.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        """Send all of them, and wait until the server has each."""
        for route in self.routes:
            with self.page.expect_response(lambda response, sent=route.request: response.request == sent):
                route.continue_()
