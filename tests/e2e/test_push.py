"""The page converges without a reload, with push and without it (design §9, promise 5)."""

from playwright.sync_api import expect

from tests.e2e.sockets import Line, no_sockets
from tests.e2e.texts import slow, solution
from tests.fix_browser import NewDevice


def test_a_verdict_is_pushed(device: NewDevice) -> None:
    student = device()
    line = Line(student.context)
    desk = student.open().ready()
    desk.eventually(line.snapshots)

    desk.submit(solution()).sees_verdict("Passed")

    assert "passed" in line.statuses()


def test_losing_every_push_costs_at_most_one_polling_interval(device: NewDevice) -> None:
    student = device()
    line = Line(student.context, loses_pushes=True)
    desk = student.open().ready()
    desk.eventually(line.snapshots)

    desk.submit(solution()).sees_verdict("Passed")

    assert "passed" in line.statuses()


def test_a_socket_that_closes_is_opened_again_and_nothing_is_missed(device: NewDevice) -> None:
    student = device()
    line = Line(student.context)
    desk = student.open().ready()
    desk.eventually(line.snapshots)
    desk.submit(slow(solution(), 2))
    expect(desk.button).to_be_disabled()

    line.cut()

    desk.sees_verdict("Passed")
    desk.eventually(lambda: line.snapshots() > 1)


def test_without_any_websocket_the_page_asks_by_itself(device: NewDevice) -> None:
    student = device()
    no_sockets(student.context)

    student.open().ready().submit(slow(solution())).sees_verdict("Passed")


def test_a_laptop_that_slept_through_the_verdict_shows_it_at_waking(device: NewDevice) -> None:
    """Asleep: no line of the page runs, and what is pushed meanwhile reaches nobody."""
    student = device()
    line = Line(student.context)
    desk = student.open().ready()
    desk.submit(slow(solution(), 2))
    expect(desk.button).to_be_disabled()
    token, lid = desk.kept("token"), student.context.new_cdp_session(desk.page)
    lid.send("Debugger.enable")

    line.loses_pushes = True
    lid.send("Debugger.pause")
    asked = len(student.addresses)
    desk.eventually(lambda: desk.ask_as(token, "GET", "/me")["in_grading"] is None)
    assert len(student.addresses) == asked
    lid.send("Debugger.resume")
    desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    desk.sees_verdict("Passed")
    expect(desk.points).to_contain_text("5")


def test_a_tab_that_is_looked_at_again_asks_at_once(device: NewDevice) -> None:
    """Neither a push nor a poll is due: only coming back to the tab can tell it what another device did."""
    student = device()
    no_sockets(student.context)
    desk = student.open().ready()
    away = student.page()
    away.bring_to_front()
    submission = desk.ask("POST", "/submissions", assignment="hello", code=solution())
    desk.eventually(lambda: desk.ask("GET", f"/submissions/{submission['id']}")["status"] == "passed")

    desk.page.bring_to_front()
    desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(desk.points).to_contain_text("5")


def test_what_another_device_submits_holds_the_button_here_and_its_verdict_shows(device: NewDevice) -> None:
    student = device()
    line = Line(student.context)
    desk = student.open().ready()
    desk.eventually(line.snapshots)

    desk.ask("POST", "/submissions", assignment="hello", code=slow(solution(), 2))

    expect(desk.button).to_be_disabled()
    desk.sees_verdict("Passed")
