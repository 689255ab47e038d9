"""One open page of the site, found the way a person finds things: by role and by name."""

import time
from collections.abc import Callable
from typing import Any, Self

from playwright.sync_api import Locator, Page, expect

from infra.instance import Instance


class Desk:
    def __init__(self, page: Page, instance: Instance) -> None:
        self.page, self._instance = page, instance

    def open(self, where: str = "") -> Self:
        self.page.goto(f"{self._instance.site_url}{where}")
        return self

    def write(self, code: str) -> Self:
        """Instead of whatever is in the editor, with the keys a person would use."""
        self.editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(code)
        return self

    def submit(self, code: str | None = None) -> Self:
        if code is not None:
            self.write(code)
        self.button.click()
        return self

    def sees_verdict(self, words: str) -> Self:
        expect(self.status).to_contain_text(words)
        return self

    def ready(self) -> Self:
        """Once the real editor has taken over from the plain one and the page knows its student."""
        expect(self.points).to_be_visible()
        self.eventually(lambda: self.editor.evaluate("editor => editor.isContentEditable"))
        return self

    def eventually[T](self, check: Callable[[], T], within: float = 20) -> T:
        """As tests.eventually, but the browser's events are heard meanwhile."""
        deadline = time.monotonic() + within
        while not (result := check()):
            assert time.monotonic() < deadline, f"still {result!r} after {within} s"
            self.page.wait_for_timeout(25)
        return result

    @property
    def editor(self) -> Locator:
        return self.page.get_by_role("textbox", name="Your code")

    @property
    def submitting(self) -> Locator:
        return self.page.get_by_role("group", name="Submit your code")

    @property
    def button(self) -> Locator:
        return self.submitting.get_by_role("button").last

    @property
    def status(self) -> Locator:
        """The region that a screen reader announces."""
        return self.submitting.get_by_role("status").last

    @property
    def verdict(self) -> Locator:
        return self.page.get_by_role("region", name="Verdict")

    @property
    def points(self) -> Locator:
        return self.page.get_by_role("group", name="Your points")

    @property
    def user_id(self) -> Locator:
        return self.page.get_by_role("group", name="User id")

    @property
    def terms(self) -> Locator:
        return self.page.get_by_label("Deadline and attempts")

    @property
    def history(self) -> Locator:
        return self.page.get_by_role("region", name="Your submissions")

    @property
    def alert(self) -> Locator:
        return self.page.get_by_role("alert")

    def heading(self, name: str) -> Locator:
        return self.page.get_by_role("heading", name=name, exact=True)

    def kept(self, name: str) -> str | None:
        """What the browser keeps for the site under this name."""
        value: str | None = self.page.evaluate("name => localStorage.getItem('arvio:' + name)", name)
        return value

    def ask(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        """The API's answer to this page's student, as another device of theirs would ask."""
        return self.ask_as(self.kept("token"), method, path, **body)

    def ask_as(self, token: str | None, method: str, path: str, **body: Any) -> dict[str, Any]:
        """The same without the page, which may be asleep."""
        answer = self.page.context.request.fetch(
            f"{self._instance.api_url}{path}",
            method=method,
            headers={"Authorization": f"Bearer {token}"},
            data=body or None,
        )
        return dict(answer.json())
