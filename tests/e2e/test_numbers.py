"""What the page weighs, asserted; how quick it is, printed."""

import statistics

import pytest
from playwright.sync_api import expect

from infra.instance import Instance
from tests.e2e import watch
from tests.e2e.texts import slow, solution
from tests.e2e.weight import ASSETS, chunk, first_load, kilobytes, with_imports
from tests.fix_browser import NewDevice

ROUNDS = 3
SLOWER = 4

type Capture = pytest.CaptureFixture[str]


def say(capture: Capture, line: str) -> None:
    with capture.disabled():
        print(f"\n{line}")


def test_the_first_load_is_small_and_the_editor_is_no_part_of_it(campus: Instance, capsys: Capture) -> None:
    scripts, styles = first_load(".js"), first_load(".css")
    assignment = scripts | with_imports(chunk("AssignmentView"))

    say(capsys, f"first load: {kilobytes(scripts):.1f} kB of JavaScript, {kilobytes(styles):.1f} kB of CSS (gzip)")
    say(capsys, f"until an assignment can be written and sent: {kilobytes(assignment):.1f} kB of JavaScript")
    say(capsys, f"the editor, after that: {kilobytes({chunk('mount')}):.1f} kB")
    assert kilobytes(scripts) <= 25
    assert kilobytes(styles) <= 10
    assert not any("cm-content" in (ASSETS / name).read_text() for name in assignment)


def test_how_long_until_a_slow_laptop_can_type(device: NewDevice, capsys: Capture) -> None:
    def start() -> float:
        student = device()
        page = student.page()
        page.add_init_script(watch.INTERACTIVE)
        student.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        desk = student.open(page=page)
        # Every question of the test would be answered by the same slow processor.
        page.wait_for_timeout(1000)
        return desk.eventually(lambda: float(page.evaluate("window.interactiveAt ?? 0")))

    milliseconds = [start() for _ in range(ROUNDS)]

    say(capsys, f"interactive with a {SLOWER} times slower CPU: {statistics.median(milliseconds):.0f} ms, first visit")


def test_how_much_of_a_processor_a_first_visit_takes(device: NewDevice, capsys: Capture) -> None:
    """Unlike seconds, this does not depend on what else the machine is doing."""
    student = device()
    page = student.page()
    clock = student.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    # The editor comes after the page can be used, and never in this test.
    page.route("**/mount-*.js", lambda route: route.abort())
    expect(student.open(page=page).editor).to_be_visible()

    metrics = {row["name"]: row["value"] for row in clock.send("Performance.getMetrics")["metrics"]}
    say(capsys, f"a first visit takes {metrics['TaskDuration'] * 1000:.0f} ms of the page's processor")


def test_how_soon_a_pushed_verdict_is_visible(device: NewDevice, capsys: Capture) -> None:
    def wait_for_verdict() -> list[float]:
        student = device()
        page = student.page()
        page.add_init_script(watch.VERDICT)
        desk = student.open(page=page).ready()
        # Slow enough that the page is not asking just then: a verdict that it fetched itself came by no push.
        desk.submit(slow(solution(), 0.7)).sees_verdict("tests passed")
        desk.eventually(lambda: page.evaluate("window.completeAt"))
        return list(page.evaluate("[visibleAt - pushedAt, completeAt - pushedAt]"))

    visible, complete = map(statistics.median, zip(*(wait_for_verdict() for _ in range(ROUNDS)), strict=True))

    say(capsys, f"from the push to the visible verdict: {visible:.0f} ms; with all its tests: {complete:.0f} ms")
