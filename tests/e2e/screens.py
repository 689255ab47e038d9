"""Pictures of every view for docs/screens: `python -m tests.e2e.screens`, while `make up` serves the sample course."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from infra.course_folder import read_course
from infra.instance import Instance, load_instance
from infra.paths import COURSE, REPOSITORY
from infra.publishing import publish_to
from infra.stack import invoke_admin
from tests.e2e.chromium import ARGUMENTS, chromium_path
from tests.e2e.desk import Desk
from tests.e2e.device import Device
from tests.e2e.extra import times
from tests.e2e.png import packed

SCREENS = REPOSITORY / "docs/screens"
WIDE, PHONE = {"width": 1280, "height": 960}, {"width": 390, "height": 844}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": WIDE},
    "dark": {"color_scheme": "dark", "viewport": WIDE},
    "phone": {"color_scheme": "light", "viewport": PHONE},
}
PASSED = ("010-hello", "020-temperatures")
# In hours from now.
POLICIES: dict[str, dict[str, float]] = {
    "hello": {"due": -60, "closes": 300},
    "temperatures": {
        "due": -2.5,
        "closes": 70,
        "late_percent_per_day": 10,
        "maximum_attempts": 5,
        "cool_down_seconds": 60,
    },
    "averages": {"due": 5.5, "closes": 100, "late_percent_per_day": 10},
    "word-counts": {"due": 80},
    "tidy-list": {"due": -90, "closes": -50},
}


def welcome(desk: Desk) -> None:
    desk.ready()


def overview(desk: Desk) -> None:
    _practise(desk)
    desk.open("#/")
    expect(desk.heading("All assignments")).to_be_visible()


def assignment(desk: Desk) -> None:
    _practise(desk)
    desk.open("#/assignments/word-counts").ready()
    desk.submit(_fresh(_text("040-word-counts", "wrong/splits_at_spaces_only.py"))).sees_verdict("Not passed yet")
    expect(desk.verdict).to_contain_text("Expected")


def passed(desk: Desk) -> None:
    desk.submit(_fresh(_text("010-hello", "solution.py"))).sees_verdict("Passed")
    expect(desk.verdict).to_contain_text("Next: Temperatures")


def history(desk: Desk) -> None:
    assignment(desk)
    desk.submit(_fresh(_text("040-word-counts", "solution.py"))).sees_verdict("Passed")
    desk.history.get_by_role("link").last.click()
    expect(desk.page.get_by_role("region", name="Differences")).to_be_visible()


def account(desk: Desk) -> None:
    overview(desk)
    desk.page.get_by_role("button", name="Account").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()


def deadlines(desk: Desk) -> None:
    desk.submit(_fresh(_text("010-hello", "solution.py"))).sees_verdict("Passed")
    desk.open("#/")
    expect(desk.heading("All assignments")).to_be_visible()


def late(desk: Desk) -> None:
    desk.open("#/assignments/temperatures").ready()
    desk.submit(_fresh(_text("020-temperatures", "solution.py"))).sees_verdict("handed in 2 hours late")


VIEWS: list[Callable[[Desk], None]] = [welcome, overview, assignment, passed, history, account]
WITH_DEADLINES: list[Callable[[Desk], None]] = [deadlines, late]


def main() -> None:
    instance = load_instance()
    SCREENS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for view in VIEWS:
            take(browser, instance, view)
        with limited(instance):
            for view in WITH_DEADLINES:
                take(browser, instance, view)
        browser.close()


@contextmanager
def limited(instance: Instance) -> Iterator[None]:
    """The sample course with deadlines, for as long as the pictures take."""
    course = read_course(COURSE, lambda _: None).payload
    for row in course["assignments"]:
        row["policy"] = times(POLICIES.get(row["slug"], {}))
    invoke_admin(instance, {"action": "publish", "course": course})
    try:
        yield
    finally:
        publish_to(instance, COURSE)


def take(browser: Browser, instance: Instance, view: Callable[[Desk], None]) -> None:
    for look, options in LOOKS.items():
        path = SCREENS / f"{view.__name__}-{look}.png"
        path.write_bytes(packed(picture(browser, instance, view, options)))
        print(f"{path.relative_to(REPOSITORY)}  {path.stat().st_size / 1000:.0f} kB")


def picture(browser: Browser, instance: Instance, view: Callable[[Desk], None], options: dict[str, Any]) -> bytes:
    device = Device(browser, instance, **options)
    desk = device.open().ready()
    if view is not welcome:
        desk.page.get_by_role("button", name="I have kept it").click()
    view(desk)
    desk.page.mouse.move(0, 0)
    desk.page.wait_for_timeout(500)
    image = desk.page.screenshot(animations="disabled", caret="hide")
    device.close()
    return image


def _practise(desk: Desk) -> None:
    """Some assignments passed before."""
    for folder in PASSED:
        desk.ask("POST", "/submissions", assignment=folder.split("-", 1)[1], code=_text(folder, "solution.py"))
        desk.eventually(lambda: desk.ask("GET", "/me")["in_grading"] is None)
    desk.page.reload()
    desk.ready()


def _fresh(code: str) -> str:
    """The same to the eye, and not graded before: a picture of the usual verdict, not of one that was known."""
    return code + "".join(secrets.choice(" \t") for _ in range(24)) + "\n"


def _text(folder: str, name: str) -> str:
    return Path(COURSE / "assignments" / folder / name).read_text()


if __name__ == "__main__":
    main()
