"""When the network is gone, comes back, breaks off, or is somebody else's: nothing is lost and nothing hangs."""

import re
from typing import Any

from playwright.sync_api import Route, expect

from tests.e2e.desk import Desk
from tests.e2e.texts import slow, solution
from tests.fix_browser import NewDevice

SUBMISSIONS = re.compile(r"/submissions$")


def test_without_a_connection_the_draft_is_kept_and_submitting_is_offered_again(device: NewDevice) -> None:
    student = device()
    desk = student.open().ready()
    code = solution()
    student.context.set_offline(True)
    desk.submit(code)

    expect(desk.alert).to_contain_text("No connection. Your draft is kept in this browser")
    assert desk.kept("draft:hello") == code
    student.context.set_offline(False)
    expect(desk.button).to_have_text("Submit again")
    desk.submit().sees_verdict("Passed")


def test_an_answer_lost_on_its_way_is_not_a_second_submission(desk: Desk) -> None:
    """The API stored it and the connection broke: sending again finds the first one by its key."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    desk.page.route(SUBMISSIONS, lose, times=1)
    desk.submit(solution())
    expect(desk.alert).to_contain_text("No connection")

    desk.submit().sees_verdict("Passed")

    expect(desk.history.get_by_role("listitem")).to_have_count(1)


def test_a_page_that_starts_offline_says_so_and_tries_again(device: NewDevice) -> None:
    student = device()
    page = student.page()
    answers: list[Any] = []
    page.route(re.compile(r"/sessions$"), lambda route: (answers.append(1), route.abort())[1], times=1)  # type: ignore[func-returns-value]  # a lambda has no statements
    desk = student.open(page=page)

    expect(desk.alert).to_contain_text("No connection")
    desk.page.get_by_role("button", name="Try again").click()

    desk.ready()


def test_a_return_visit_that_began_without_a_network_goes_on_by_itself(device: NewDevice) -> None:
    student = device()
    student.open().ready()
    page = student.page()
    page.route(re.compile(r"/course"), lambda route: route.abort(), times=1)
    desk = student.open(page=page)
    expect(desk.alert).to_contain_text("No connection")

    page.evaluate("dispatchEvent(new Event('online'))")

    desk.ready()
    expect(desk.alert).to_have_count(0)


def test_an_assignment_that_could_not_be_read_is_read_again_with_its_verdict(desk: Desk) -> None:
    desk.submit(solution()).sees_verdict("Passed")
    desk.open("#/assignments/temperatures").ready()
    desk.page.route(re.compile(r"/assignments/hello$"), lambda route: route.abort(), times=1)
    desk.open("#/assignments/hello")
    expect(desk.alert).to_contain_text("No connection")

    desk.page.get_by_role("button", name="Try again").click()

    desk.sees_verdict("Passed")
    expect(desk.alert).to_have_count(0)


def test_a_network_that_answers_in_the_apis_place_loses_nothing(desk: Desk) -> None:
    """A hotel's page to sign in to, with status 200."""
    desk.page.route(SUBMISSIONS, lambda route: route.fulfill(body="<html>Sign in</html>"), times=1)
    desk.submit(solution())

    expect(desk.alert).to_contain_text("No connection")
    desk.submit().sees_verdict("Passed")


def test_a_network_that_goes_while_code_is_graded_is_said_and_the_verdict_comes_with_it(device: NewDevice) -> None:
    student = device()
    desk = student.open().ready()
    desk.submit(slow(solution(), 2))
    expect(desk.button).to_be_disabled()

    student.context.set_offline(True)
    expect(desk.submitting).to_contain_text("No connection. Your submission has arrived")
    student.context.set_offline(False)

    desk.sees_verdict("Passed")
    expect(desk.verdict).to_contain_text("7 of 7 tests passed")
    expect(desk.submitting).not_to_contain_text("No connection")
