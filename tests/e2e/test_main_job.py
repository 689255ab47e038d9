"""The main job: open the page, write, submit, and see the verdict appear."""

import re

from playwright.sync_api import expect

from tests.e2e.desk import Desk
from tests.e2e.texts import WRONG_HELLO, slow, solution
from tests.fix_browser import NewDevice
from tests.students import unique


def test_a_first_visit_opens_the_first_assignment_and_explains_itself(desk: Desk) -> None:
    expect(desk.heading("Say hello").first).to_be_visible()
    expect(desk.page.get_by_role("article", name="Handout")).to_contain_text("Every course starts with a greeting")
    expect(desk.points).to_contain_text(re.compile(r"^\s*0\s*/ [0-9.]+ points"))
    expect(desk.user_id).to_contain_text(desk.kept("user") or "no user id")
    expect(desk.page.get_by_role("region", name="Welcome")).to_contain_text("recovery code")
    expect(desk.editor).to_contain_text("def greet(name):")


def test_the_verdict_appears_by_itself_and_points_and_progress_move_with_it(desk: Desk) -> None:
    desk.submit(solution()).sees_verdict("Passed")

    expect(desk.verdict).to_contain_text("7 of 7 tests passed, 5 of 5 points")
    expect(desk.points).to_contain_text(re.compile(r"^\s*5\s*/"))
    expect(desk.page.get_by_role("link", name="1. Say hello, Passed")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Next: Temperatures")).to_be_visible()
    assert desk.page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_wrong_code_shows_the_call_what_was_expected_and_what_came(desk: Desk) -> None:
    desk.submit(unique(WRONG_HELLO)).sees_verdict("Not passed yet")

    failing = desk.verdict.get_by_role("group", name="What did not pass")
    expect(failing).to_contain_text("greet('Ada')")
    expect(failing.get_by_role("group", name="Expected").first).to_contain_text("'Hello, Ada!'")
    expect(failing.get_by_role("group", name="Got").first).to_contain_text("'Hello Ada'")
    expect(desk.points).to_contain_text(re.compile(r"^\s*0\s*/"))


def test_nothing_can_be_submitted_while_one_is_in_grading_not_even_after_a_reload_or_in_a_second_tab(
    device: NewDevice,
) -> None:
    student = device()
    desk, second = student.open().ready(), student.open().ready()
    desk.submit(slow(solution(), 2.5))

    expect(desk.button).to_be_disabled()
    expect(second.button).to_be_disabled()
    desk.page.reload()
    expect(desk.button).to_be_disabled()
    for each in (desk, second):
        each.sees_verdict("Passed")
        expect(each.button).to_be_enabled()


def test_on_return_the_first_assignment_not_yet_completed_and_the_points_are_there(device: NewDevice) -> None:
    student = device()
    student.open().ready().submit(solution()).sees_verdict("Passed")

    again = student.open().ready()

    expect(again.heading("Temperatures").first).to_be_visible()
    expect(again.points).to_contain_text(re.compile(r"^\s*5\s*/"))


def test_a_draft_survives_a_reload(desk: Desk) -> None:
    desk.write("# half a thought")

    desk.page.reload()

    expect(desk.editor).to_contain_text("# half a thought")


def test_two_students_do_not_see_each_others_points_or_submissions(device: NewDevice) -> None:
    first, second = device().open().ready(), device().open().ready()
    first.submit(solution()).sees_verdict("Passed")

    assert first.kept("user") != second.kept("user")
    second.page.reload()
    expect(second.points).to_contain_text(re.compile(r"^\s*0\s*/"))
    expect(second.history).to_contain_text("Nothing submitted yet.")
