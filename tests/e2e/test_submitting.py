"""From the key press to the verdict, and what the page says when it cannot be."""

import json
import re

from playwright.sync_api import Page, Route, expect

from infra.instance import Instance
from tests.e2e.desk import Desk
from tests.e2e.sockets import no_sockets
from tests.e2e.texts import slow, solution
from tests.fix_browser import NewDevice
from tests.students import Student, unique

SUBMISSIONS = re.compile(r"/submissions$")


def refuse(page: Page, status: int, code: str, **headers: str) -> None:
    """The next submission is answered like this, as the gateway or the API does under load."""
    body = json.dumps({"error": {"code": code, "message": "In the API's own words."}})

    def answer(route: Route) -> None:
        route.fulfill(status=status, body=body, headers=headers | {"Content-Type": "application/json"})

    page.route(SUBMISSIONS, answer, times=1)


def test_control_and_enter_submits_from_the_editor(desk: Desk) -> None:
    desk.write(solution())
    desk.editor.press("Control+Enter")

    desk.sees_verdict("Passed")
    expect(desk.history.get_by_role("listitem")).to_have_count(1)


def test_the_button_says_what_is_happening(device: NewDevice) -> None:
    student = device()
    said: list[str] = []
    page = student.page()
    page.expose_binding("heard", lambda _, words: said.append(words))
    desk = student.open(page=page).ready()
    desk.button.evaluate(
        """button => new MutationObserver(() => heard(button.innerText))
            .observe(button, {subtree: true, childList: true, characterData: true})"""
    )

    desk.submit(slow(solution())).sees_verdict("Passed")
    expect(desk.button).to_have_text("Submit")

    assert said[0] == "Sending…"
    assert "Grading…" in said
    assert said[-1] == "Submit"


def test_a_queue_says_how_many_are_ahead(campus: Instance, desk: Desk) -> None:
    crowd = [Student(campus.api_url) for _ in range(4)]
    for each in crowd:
        each.submit(unique(slow(solution(), 1.5)), "hello")

    desk.submit(solution())

    expect(desk.status).to_contain_text(re.compile("Queued.*(ahead of you|you are next)"))
    desk.sees_verdict("Passed")
    for each in crowd:
        each.close()


def test_the_timeline_gives_seconds(desk: Desk) -> None:
    desk.submit(solution()).sees_verdict("Passed")

    timeline = desk.verdict.get_by_role("list", name="Timeline")
    for stage in ("Accepted", "Queued", "Grading", "Done"):
        expect(timeline).to_contain_text(stage)
    expect(timeline).to_contain_text(re.compile(r"Done \+\d+\.\d\d s"))


def test_a_submission_refused_because_one_is_in_grading_leads_to_that_one(device: NewDevice) -> None:
    student = device()
    no_sockets(student.context)
    desk = student.open().ready()
    desk.ask("POST", "/submissions", assignment="temperatures", code=slow(solution("020-temperatures"), 2.5))

    desk.submit(solution())

    expect(desk.submitting).to_contain_text("Your submission of “Temperatures” is being graded.")
    expect(desk.button).to_be_disabled()
    desk.submitting.get_by_role("link", name="Show it").click()
    desk.sees_verdict("Passed")
    expect(desk.heading("Temperatures").first).to_be_visible()


def test_a_text_too_long_is_said_to_be_too_long(desk: Desk) -> None:
    desk.submit("#" * 70_000)

    expect(desk.alert).to_contain_text("64 KiB at most")
    expect(desk.button).to_be_enabled()


def test_an_empty_text_is_refused_in_the_words_of_the_api(desk: Desk) -> None:
    desk.submit("")

    expect(desk.alert).to_contain_text("There is no code to grade")


def test_too_many_submissions_wait_as_long_as_the_api_asks(desk: Desk) -> None:
    refuse(desk.page, 429, "too_many_requests", **{"Retry-After": "2"})
    desk.submit(solution())

    expect(desk.alert).to_contain_text("Please wait a moment")
    expect(desk.button).to_have_text(re.compile(r"Submit again in [12] s"))
    expect(desk.button).to_be_disabled()
    expect(desk.button).to_be_enabled()
    desk.submit().sees_verdict("Passed")
    expect(desk.alert).to_have_count(0)


def test_a_course_that_cannot_answer_is_tried_again_without_a_lost_word(desk: Desk) -> None:
    refuse(desk.page, 503, "unavailable")
    desk.submit(solution())

    expect(desk.alert).to_contain_text("The course cannot answer right now")
    expect(desk.button).to_have_text("Submit again")
    desk.submit().sees_verdict("Passed")


def test_a_session_that_ended_offers_both_ways_on_and_keeps_the_draft(device: NewDevice) -> None:
    student = device()
    desk = student.open().ready()
    desk.write("# a thought")
    desk.page.evaluate("localStorage.setItem('arvio:token', 'forged')")

    desk.page.reload()

    expect(desk.heading("Your session has ended")).to_be_visible()
    expect(desk.page.get_by_role("textbox", name="Recovery code")).to_be_visible()
    desk.page.get_by_role("button", name="Begin as a new student").click()
    expect(desk.editor).to_contain_text("# a thought")


def test_control_and_enter_in_a_dialog_submits_nothing(desk: Desk) -> None:
    desk.write(solution())
    desk.page.get_by_role("button", name="Account").click()
    desk.page.get_by_role("textbox", name="Recovery code").press("Control+Enter")
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)

    assert desk.ask("GET", "/submissions?assignment=hello")["submissions"] == []
