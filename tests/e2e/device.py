"""A student's browser, watched: whatever it asks for or complains about is kept for the test to judge."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from infra.instance import Instance
from tests.e2e.desk import Desk

# Generous: the machine that runs the tests also runs the whole cloud.
PATIENCE_MS = 15_000
POLICY_WORDS = ("Content Security Policy", "TrustedHTML", "violates")

expect.set_options(timeout=PATIENCE_MS)


class Device:
    def __init__(self, browser: Browser, instance: Instance, **options: Any) -> None:
        self.instance = instance
        self.addresses: list[str] = []
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(**({"locale": "en-GB"} | options))
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("request", lambda request: self.addresses.append(request.url))
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("page", self._watch_sockets)

    def page(self) -> Page:
        """An empty tab, for tests that prepare it before the site is opened."""
        return self.context.new_page()

    def open(self, where: str = "", *, page: Page | None = None) -> Desk:
        """The site in a tab; `where` is what follows the page's address, such as `#/`."""
        desk = Desk(page or self.page(), self.instance)
        desk.open(where)
        return desk

    def strangers(self) -> list[str]:
        """Addresses asked for that are neither the site's nor its API's nor its socket's."""
        own = (f"{self.instance.endpoint}/", f"{self.instance.websocket_origin}/", "data:", "blob:")
        return [address for address in self.addresses if not address.startswith(own)]

    def close(self) -> None:
        self.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and any(word in message.text for word in POLICY_WORDS):
            self.complaints.append(message.text)

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.addresses.append(socket.url))
