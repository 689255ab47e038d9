"""What the page weighs, asserted; how quick it is, printed."""

import statistics

import pytest
from playwright.sync_api import expect

from infra.instance import Instance
from tests.e2e import watch
from tests.e2e.texts import solution
from tests.e2e.weight import ASSETS, chunk, first_load, kilobytes, with_imports
from tests.fix_browser import NewDevice

ROUNDS = 5
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
    milliseconds = []
    for _ in range(ROUNDS):
        student = device()
        page = student.page()
        page.add_init_script(watch.INTERACTIVE)
        student.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        desk = student.open(page=page)
        expect(desk.editor).to_be_visible()
        milliseconds.append(page.evaluate("interactiveAt"))

    say(capsys, f"interactive with a {SLOWER} times slower CPU: {statistics.median(milliseconds):.0f} ms, first visit")


def test_how_soon_a_pushed_verdict_is_visible(device: NewDevice, capsys: Capture) -> None:
    milliseconds = []
    for _ in range(ROUNDS):
        student = device()
        page = student.page()
        page.add_init_script(watch.VERDICT)
        desk = student.open(page=page).ready()
        desk.submit(solution()).sees_verdict("Passed")
        expect(desk.verdict).to_contain_text("7 of 7 tests passed")
        desk.eventually(lambda page=page: page.evaluate("window.visibleAt"))
        milliseconds.append(page.evaluate("visibleAt - pushedAt"))

    say(capsys, f"from the push to the visible verdict: {statistics.median(milliseconds):.0f} ms")
