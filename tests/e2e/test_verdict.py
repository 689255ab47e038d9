"""What a verdict says, and that nothing a student or a teacher writes can do more than be read."""

import re

from playwright.sync_api import Locator, Route, expect

from infra.handout import render
from tests.e2e.desk import Desk
from tests.e2e.extra import HERE, extra, right
from tests.e2e.texts import WRONG_HELLO, solution
from tests.fix_browser import NewDevice, PublishedCourse
from tests.students import unique

ESCAPES = r"\x1b[31mred\x1b[0m \u202ekcart"
MARKUP = "<img src=x onerror='window.harmed=1'><script>window.harmed=1</script>"
HOSTILE_TEXT = f"{MARKUP} {ESCAPES}"


def is_harmed(desk: Desk) -> bool:
    return bool(desk.page.evaluate("'harmed' in window"))


def failing(desk: Desk) -> Locator:
    return desk.verdict.get_by_role("group", name="What did not pass")


def test_failing_tests_come_first_and_all_tests_are_listed(desk: Desk) -> None:
    desk.submit(unique('def greet(name):\n    return f"Hello, {name}!"\n')).sees_verdict("Not passed yet")

    expect(desk.verdict).to_contain_text("4 of 7 tests passed")
    expect(failing(desk).get_by_role("group", name="Got")).to_have_count(3)
    desk.verdict.get_by_text("4 passed tests").click()
    expect(desk.verdict.get_by_role("listitem").filter(has_text="greets_by_name")).to_be_visible()


def test_only_what_differs_is_marked(desk: Desk) -> None:
    desk.submit(unique('def greet(name):\n    return "Hello, Eve!"\n')).sees_verdict("Not passed yet")

    got = failing(desk).get_by_role("group", name="Got").first
    expect(got.get_by_text("Eve", exact=True)).to_be_visible()


def test_what_was_printed_is_shown(desk: Desk) -> None:
    desk.submit(unique('def greet(name):\n    print("thinking about", name)\n')).sees_verdict("Not passed yet")

    expect(failing(desk)).to_contain_text("thinking about Ada")


def test_the_traceback_leads_to_the_line_in_the_editor(desk: Desk) -> None:
    desk.submit(unique("def greet(name):\n    name = name.strip()\n    return name.whisper()\n"))
    desk.sees_verdict("Not passed yet")

    failing(desk).get_by_role("button", name="Go to line 3").first.click()
    desk.page.keyboard.insert_text("# here ")

    assert "# here     return name.whisper()" in (desk.kept("draft:hello") or "")


def test_code_that_never_ends_is_out_of_time(desk: Desk) -> None:
    desk.submit(unique("while True:\n    pass\n")).sees_verdict("Not passed yet")

    expect(failing(desk)).to_contain_text("Out of time")


def test_a_verdict_that_was_there_already_says_so(device: NewDevice) -> None:
    code = solution()
    device().open().ready().submit(code).sees_verdict("Passed")

    other = device().open().ready().submit(code).sees_verdict("Passed")

    expect(other.verdict).to_contain_text("This exact code had been graded before")


def test_a_hidden_test_gives_its_hint_and_nothing_else(device: NewDevice) -> None:
    desk = device().open("#/assignments/nested").ready()
    desk.submit(unique("def flatten(items):\n    return items\n")).sees_verdict("Not passed yet")

    expect(failing(desk)).to_contain_text("Hint: An element that is a list can be flattened")
    expect(failing(desk).get_by_role("group", name="Expected")).to_have_count(0)


def test_an_assignment_that_tells_names_only_says_so_and_offers_nothing_to_open(device: NewDevice) -> None:
    desk = device().open("#/assignments/tidy-list").ready()
    desk.submit(unique("def remove_all(items, unwanted): return 0\nrotate = without_duplicates = remove_all\n"))
    desk.sees_verdict("Not passed yet")

    expect(failing(desk)).to_contain_text("test_returns_nothing")
    expect(failing(desk)).to_contain_text("This assignment tells only which tests did not pass")
    expect(desk.verdict).to_contain_text("The tests that passed bring no points by themselves")
    expect(failing(desk).get_by_role("group")).to_have_count(0)


def test_a_mistake_that_breaks_every_test_is_opened_once(desk: Desk) -> None:
    desk.submit(unique("def greet(:\n")).sees_verdict("Not passed yet")

    expect(failing(desk).get_by_role("button", name="Go to line 1")).to_have_count(1)


def test_what_we_could_not_grade_is_said_to_be_ours(published: PublishedCourse, device: NewDevice) -> None:
    published(extra(tests="import a_module_that_nobody_has\n"))
    desk = device().open("#/assignments/extra").ready()

    desk.submit(unique("def add(a, b): return a + b")).sees_verdict("It was not your code")

    expect(desk.verdict).to_contain_text("Could not be graded")
    expect(desk.button).to_be_enabled()


def test_what_a_hostile_student_prints_is_text(desk: Desk) -> None:
    desk.submit(unique(f'print("{HOSTILE_TEXT}")\n\n\ndef greet(name):\n    return """{MARKUP}"""\n'))
    desk.sees_verdict("Not passed yet")

    expect(desk.verdict).to_contain_text(MARKUP)
    assert not {"\x1b", "\u202e"} & set(desk.verdict.inner_text())
    assert not is_harmed(desk)


def test_the_page_itself_lets_nothing_act_that_an_answer_contains(desk: Desk) -> None:
    """The sandbox has cleaned what it printed; here an answer of the API comes without that."""

    def poison(route: Route) -> None:
        answer = route.fetch()
        body = answer.json() | {"output": f"{MARKUP} \x1b[31mred\x1b[0m \u202ekcart\a"}
        route.fulfill(response=answer, json=body)

    desk.page.route(re.compile(r"/submissions/[^/]+$"), poison)
    desk.submit(unique(WRONG_HELLO)).sees_verdict("Not passed yet")

    expect(desk.verdict).to_contain_text(f"{MARKUP} ␛[31mred␛[0m ⟨U+202E⟩kcart␇")
    assert not is_harmed(desk)


def test_a_hostile_handout_does_nothing(published: PublishedCourse, device: NewDevice) -> None:
    handout = f"# Read this\n\n{MARKUP}\n\n[link](javascript:alert(1))\n\n<iframe src='https://example.org'></iframe>"
    published(extra(handout_html=render(handout, "extra").html))
    desk = device().open("#/assignments/extra").ready()

    shown = desk.page.get_by_role("article", name="Handout")
    expect(shown).to_contain_text("Read this")
    expect(shown.get_by_role("link")).to_have_count(0)
    assert not is_harmed(desk)


def test_a_handout_that_nobody_sanitised_still_runs_nothing(published: PublishedCourse, device: NewDevice) -> None:
    published(extra(handout_html=f"<h1>Read this</h1>{MARKUP}"))
    student = device()
    desk = student.open("#/assignments/extra").ready()

    expect(desk.page.get_by_role("article", name="Handout")).to_contain_text("Read this")
    desk.eventually(lambda: student.complaints)
    assert "script-src" in student.complaints[0]
    student.complaints.clear()
    assert not is_harmed(desk)


def test_a_verdict_is_announced_in_a_region_that_was_there_before(desk: Desk) -> None:
    """A screen reader only reads changes of a live region that it knew."""
    region = desk.status.element_handle()

    desk.submit(solution()).sees_verdict("Passed")

    assert region.text_content() == desk.status.text_content()


def test_a_verdict_that_could_be_forged_says_so_and_others_do_not(
    published: PublishedCourse, device: NewDevice
) -> None:
    published(extra(isolation="shared"), extra("sealed", position=998))
    student = device()
    desk = student.open(HERE).ready()
    desk.submit(right()).sees_verdict("Passed")

    note = desk.verdict.get_by_text("Not forge-proof")
    explanation = desk.verdict.get_by_text("in one process with your code")
    expect(explanation).to_be_hidden()
    note.click()
    expect(explanation).to_be_visible()

    desk.open("#/assignments/sealed").ready()
    desk.submit(right()).sees_verdict("Passed")
    expect(desk.verdict).to_contain_text("1 of 1 test passed")
    expect(note).to_have_count(0)
