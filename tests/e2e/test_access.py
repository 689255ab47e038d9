"""Without a mouse, and with a screen reader: every view in both themes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.desk import Desk
from tests.e2e.texts import LONG_LINES, WRONG_HELLO, slow, solution
from tests.fix_browser import NewDevice, PublishedCourse
from tests.students import unique

THEMES = ["light", "dark"]
VIEWS = [
    *("first visit", "in grading", "passed", "failed", "long output", "syntax mark"),
    *("looking back", "overview", "account", "nothing there", "session ended"),
]


def views(desk: Desk) -> Iterator[str]:
    """One student's way through every view; each is ready to be looked at when its name comes."""
    yield "first visit"
    desk.submit(slow(solution()))
    expect(desk.button).to_be_disabled()
    yield "in grading"
    desk.sees_verdict("Passed")
    yield "passed"
    desk.submit(unique(WRONG_HELLO)).sees_verdict("Not passed yet")
    expect(desk.verdict).to_contain_text("greet('Ada')")
    yield "failed"
    desk.submit(unique(LONG_LINES)).sees_verdict("Not passed yet")
    expect(desk.verdict).to_contain_text("xxxx")
    yield "long output"
    desk.write("def greet(:\n")
    expect(desk.page.get_by_role("button", name="Python may not understand this")).to_be_visible()
    yield "syntax mark"
    desk.history.get_by_role("link").last.click()
    expect(desk.page.get_by_role("region", name="Differences")).to_be_visible()
    yield "looking back"
    desk.page.get_by_role("link", name="All assignments").click()
    expect(desk.heading("All assignments")).to_be_visible()
    yield "overview"
    desk.page.get_by_role("button", name="Account").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    yield "account"
    desk.open("#/assignments/no-such-thing")
    expect(desk.alert).to_be_visible()
    yield "nothing there"
    desk.page.evaluate("localStorage.setItem('arvio:token', 'forged')")
    desk.page.reload()
    expect(desk.heading("Your session has ended")).to_be_visible()
    yield "session ended"


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_view(device: NewDevice, theme: str) -> None:
    desk = device(color_scheme=theme).open().ready()

    assert {view: violations(desk.page) for view in views(desk)} == {view: [] for view in VIEWS}


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_where_a_course_is_joined(published: PublishedCourse, device: NewDevice, theme: str) -> None:
    published(join_code="open sesame")
    desk = device(color_scheme=theme).open()
    expect(desk.heading("Join the course")).to_be_visible()

    assert violations(desk.page) == []


def test_axe_finds_nothing_on_a_phone_in_finnish(device: NewDevice) -> None:
    page = device(locale="fi-FI", viewport={"width": 390, "height": 844}).open().page
    expect(page.get_by_role("textbox", name="Koodisi")).to_be_visible()

    assert violations(page) == []


def test_the_keyboard_is_enough_from_the_address_to_the_verdict(desk: Desk) -> None:
    keyboard = desk.page.keyboard
    keyboard.press("Tab")
    expect(desk.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    keyboard.press("Enter")
    expect(desk.page.get_by_role("main")).to_be_focused()
    for _ in range(40):
        keyboard.press("Tab")
        if desk.editor.evaluate("editor => editor.matches(':focus')"):
            break
    keyboard.press("ControlOrMeta+a")
    keyboard.insert_text(solution())
    keyboard.press("Escape")
    keyboard.press("Tab")
    expect(desk.button).to_be_focused()
    keyboard.press("Enter")

    desk.sees_verdict("Passed")
    expect(desk.button).to_be_enabled()
    expect(desk.button).to_be_focused()


def test_tab_indents_and_escape_then_tab_leaves_the_editor(desk: Desk) -> None:
    desk.write("def greet(name):\n")
    desk.page.keyboard.press("Tab")
    expect(desk.editor).to_be_focused()
    assert (desk.kept("draft:hello") or "").endswith("    ")

    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Tab")

    expect(desk.editor).not_to_be_focused()


def test_the_account_dialog_gives_the_focus_back(desk: Desk) -> None:
    account = desk.page.get_by_role("button", name="Account")
    account.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("dialog", name="Account")).to_be_visible()

    desk.page.keyboard.press("Escape")

    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(account).to_be_focused()


def test_a_new_view_begins_at_its_top_for_the_focus_too(desk: Desk) -> None:
    desk.page.get_by_role("link", name="All assignments").click()
    expect(desk.heading("All assignments")).to_be_visible()
    expect(desk.page.get_by_role("main")).to_be_focused()
    expect(desk.page).to_have_title(re.compile("^All assignments · "))
