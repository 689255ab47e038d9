"""The views around an assignment: overview, joining, languages, paper and small screens."""

import re

from playwright.sync_api import Page, Route, expect

from infra.instance import Instance
from tests.e2e.desk import Desk
from tests.e2e.texts import LONG_LINES, WRONG_HELLO, slow, solution
from tests.fix_browser import NewDevice, PublishedCourse
from tests.students import unique

PHONE = {"width": 360, "height": 740}


def is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_the_overview_shows_what_is_passed_tried_and_open(desk: Desk) -> None:
    desk.submit(solution()).sees_verdict("Passed")
    desk.open("#/assignments/temperatures").ready()
    desk.submit(unique("def describe(celsius):\n    return 'cold'\n")).sees_verdict("Not passed yet")

    desk.page.get_by_role("link", name="All assignments").click()

    expect(desk.heading("All assignments")).to_be_visible()
    expect(desk.page.get_by_role("progressbar")).to_have_attribute("value", "1")
    rows = desk.page.get_by_role("list", name="All assignments").get_by_role("listitem")
    expect(rows.nth(0)).to_contain_text(re.compile(r"Say hello\s*5 of 5 points.*Passed", re.DOTALL))
    expect(rows.nth(1)).to_contain_text(re.compile(r"Temperatures\s*\d of 10 points.*Tried", re.DOTALL))
    expect(rows.nth(2)).to_contain_text("Open")
    desk.page.get_by_role("link", name="Continue with Temperatures").click()
    expect(desk.heading("Temperatures").first).to_be_visible()


def test_points_move_in_every_open_tab(device: NewDevice) -> None:
    student = device()
    desk, overview = student.open().ready(), student.open("#/")
    expect(overview.heading("All assignments")).to_be_visible()

    desk.submit(solution()).sees_verdict("Passed")

    expect(overview.points).to_contain_text("5")
    expect(overview.page.get_by_role("progressbar")).to_have_attribute("value", "1")


def test_back_and_forward_go_between_views(desk: Desk) -> None:
    desk.page.get_by_role("link", name="All assignments").click()
    desk.page.get_by_role("link", name=re.compile("Word counts")).click()
    expect(desk.heading("Word counts").first).to_be_visible()

    desk.page.go_back()
    expect(desk.heading("All assignments")).to_be_visible()
    desk.page.go_back()
    expect(desk.heading("Say hello").first).to_be_visible()
    desk.page.go_forward()
    expect(desk.heading("All assignments")).to_be_visible()


def test_an_address_of_nothing_says_so(device: NewDevice) -> None:
    desk = device().open("#/assignments/no-such-thing")

    expect(desk.alert).to_contain_text("The course has no assignment of this name")
    desk.page.evaluate("dispatchEvent(new Event('online'))")
    desk.eventually(lambda: not desk.page.evaluate("document.body.innerText.includes('Opening')"))
    desk.alert.get_by_role("link", name="All assignments").click()
    expect(desk.heading("All assignments")).to_be_visible()
    expect(desk.alert).to_have_count(0)


def test_a_course_with_a_join_code_asks_for_it_once(published: PublishedCourse, device: NewDevice) -> None:
    published(join_code="open sesame")
    student = device()
    desk = student.open()

    expect(desk.heading("Join the course")).to_be_visible()
    desk.page.get_by_role("textbox", name="Join code").fill("open barley")
    desk.page.get_by_role("button", name="Join").click()
    expect(desk.alert).to_contain_text("This is not the join code")
    desk.page.get_by_role("textbox", name="Join code").fill("open sesame")
    desk.page.get_by_role("button", name="Join").click()
    desk.ready()

    student.open().ready()


def test_the_user_id_is_copied(device: NewDevice) -> None:
    student = device(permissions=["clipboard-read", "clipboard-write"])
    desk = student.open().ready()

    desk.user_id.get_by_role("button", name="Copy user id").click()

    expect(desk.user_id.get_by_role("status")).to_have_text("Copied")
    assert desk.page.evaluate("navigator.clipboard.readText()") == desk.kept("user")


def test_the_user_id_is_copied_where_the_browser_has_no_clipboard_for_the_page(device: NewDevice) -> None:
    """As on a plain http address."""
    student = device()
    page = student.page()
    page.add_init_script("delete Navigator.prototype.clipboard")
    desk = student.open(page=page).ready()

    desk.user_id.get_by_role("button", name="Copy user id").click()
    expect(desk.user_id.get_by_role("status")).to_have_text("Copied")
    expect(desk.user_id.get_by_role("button")).to_be_focused()
    desk.write("")
    page.keyboard.press("ControlOrMeta+v")

    assert desk.kept("draft:hello") == desk.kept("user")


def test_a_finnish_browser_is_spoken_to_in_finnish_and_may_choose(device: NewDevice) -> None:
    student = device(locale="fi-FI")
    page = student.open().page

    expect(page.get_by_role("textbox", name="Koodisi")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "fi"
    page.get_by_role("button", name="Tili").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Account")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Your code")).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox", name="Your code")).to_be_visible()


def test_words_that_come_later_than_the_course_leave_nobody_at_the_door(device: NewDevice) -> None:
    student = device(locale="fi-FI")
    page = student.page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/fi-*.js", hold)
    desk = student.open(page=page)
    desk.eventually(lambda: "#/assignments/hello" in page.url and held)

    held[0].continue_()

    expect(page.get_by_role("textbox", name="Koodisi")).to_be_visible()


def test_nothing_is_cut_off_on_a_small_phone(device: NewDevice) -> None:
    desk = device(viewport=PHONE).open().ready()
    desk.submit(unique(WRONG_HELLO)).sees_verdict("Not passed yet")
    expect(desk.verdict).to_contain_text("greet('Ada')")
    assert not is_wider_than_its_window(desk.page)
    desk.submit(unique(LONG_LINES)).sees_verdict("Not passed yet")
    expect(desk.verdict).to_contain_text("xxxx")
    assert not is_wider_than_its_window(desk.page)

    desk.history.get_by_role("link").first.click()
    expect(desk.page.get_by_role("combobox", name="Compared with")).to_be_visible()
    assert not is_wider_than_its_window(desk.page)
    desk.page.get_by_role("link", name="All assignments").click()
    expect(desk.heading("All assignments")).to_be_visible()
    assert not is_wider_than_its_window(desk.page)
    desk.page.get_by_role("button", name="Account").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    assert not is_wider_than_its_window(desk.page)


def test_nothing_moves_for_those_who_asked_for_that(device: NewDevice) -> None:
    still, moving = device(reduced_motion="reduce").open().ready(), device().open().ready()
    for desk in (still, moving):
        desk.submit(slow(solution()))
        expect(desk.button).to_be_disabled()

    assert moving.page.evaluate("document.getAnimations().length") > 0
    assert still.page.evaluate("document.getAnimations().length") == 0


def test_a_handout_prints_without_the_desk_around_it(desk: Desk) -> None:
    desk.page.emulate_media(media="print", color_scheme="dark")

    expect(desk.page.get_by_role("article", name="Handout")).to_be_visible()
    expect(desk.heading("Say hello").first).to_be_visible()
    for hidden in (desk.editor, desk.button, desk.points, desk.page.get_by_role("link", name="All assignments")):
        expect(hidden).to_have_count(0)
    assert desk.page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 34, 39)"


def test_the_policy_of_the_page_allows_no_inline_script_and_no_other_origin(campus: Instance, desk: Desk) -> None:
    policy: str = desk.page.evaluate("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}

    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert rules["connect-src"] == ["'self'", campus.endpoint, campus.websocket_origin]
    assert rules["require-trusted-types-for"] == ["'script'"]
