"""Work is never lost: drafts, history, comparing, restoring, another device."""

import re

from playwright.sync_api import expect

from tests.e2e.desk import Desk
from tests.e2e.texts import WRONG_HELLO, solution
from tests.fix_browser import NewDevice, PublishedCourse
from tests.students import unique

RESTORE = re.compile("Restore the code of")
STARTER = 'return "Hello!"'


def test_each_assignment_keeps_its_own_draft(desk: Desk) -> None:
    desk.write("# about greetings")
    desk.open("#/assignments/temperatures").ready().write("# about temperatures")

    desk.page.go_back()

    expect(desk.editor).to_contain_text("# about greetings")
    assert desk.kept("draft:temperatures") == "# about temperatures"


def test_every_keystroke_is_kept(desk: Desk) -> None:
    desk.write("")
    desk.page.keyboard.type("x = 1")

    assert desk.kept("draft:hello") == "x = 1"


def test_a_repaired_test_loses_no_draft(published: PublishedCourse, desk: Desk) -> None:
    desk.write("# half a thought")
    published(title="First Steps, second edition")

    desk.page.reload()

    expect(desk.editor).to_contain_text("# half a thought")


def test_a_browser_that_keeps_nothing_says_so(device: NewDevice) -> None:
    page = device().page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    student = Desk(page, device().instance).open().ready()

    student.write("# kept nowhere")

    expect(student.page.get_by_text("This browser keeps no draft")).to_be_visible()
    student.submit(solution()).sees_verdict("Passed")


def test_an_older_submission_is_restored_and_the_restoring_undone(desk: Desk) -> None:
    first, second = unique(WRONG_HELLO), solution()
    desk.submit(first).sees_verdict("Not passed yet")
    desk.submit(second).sees_verdict("Passed")

    desk.history.get_by_role("button", name=RESTORE).last.click()
    expect(desk.editor).to_contain_text('return f"Hello {name}"')
    assert desk.kept("draft:hello") == first
    desk.page.get_by_role("button", name="Undo").click()

    expect(desk.editor).to_contain_text("stranger")
    assert desk.kept("draft:hello") == second


def test_back_to_the_starter_and_back_again(desk: Desk) -> None:
    desk.write("# mine")

    desk.page.get_by_role("button", name="Back to the starter").click()
    expect(desk.editor).to_contain_text(STARTER)
    desk.page.get_by_role("button", name="Undo").click()

    expect(desk.editor).to_contain_text("# mine")


def test_any_two_submissions_are_compared(desk: Desk) -> None:
    for answer in ("one", "two", "three"):
        desk.submit(unique(f'def greet(name):\n    return "{answer}"\n')).sees_verdict("Not passed yet")
        expect(desk.verdict).to_contain_text(f"'{answer}'")
    desk.write("# a draft")

    desk.history.get_by_role("link").last.click()
    looking_back = desk.page.get_by_role("region", name="Submitted code")
    differences = looking_back.get_by_role("region", name="Differences")
    expect(differences).to_contain_text("+ # a draft")
    looking_back.get_by_role("combobox", name="Compared with").select_option(index=2)

    expect(differences).to_contain_text('return "one"')
    expect(differences).to_contain_text('+     return "two"')
    expect(desk.verdict).to_contain_text("'one'")
    assert desk.kept("draft:hello") == "# a draft"


def test_a_submission_has_an_address_and_the_browser_goes_back_from_it(desk: Desk) -> None:
    desk.submit(unique(WRONG_HELLO)).sees_verdict("Not passed yet")
    desk.submit(solution()).sees_verdict("Passed")
    desk.history.get_by_role("link").last.click()
    expect(desk.page).to_have_url(re.compile(r"#/assignments/hello/submissions/"))
    expect(desk.verdict).to_contain_text("Not passed yet")

    desk.page.reload()
    expect(desk.verdict).to_contain_text("Not passed yet")
    desk.page.go_back()

    expect(desk.verdict).to_contain_text("Passed")
    desk.page.go_forward()
    expect(desk.verdict).to_contain_text("Not passed yet")
    desk.page.get_by_role("link", name="Back to the newest").click()
    expect(desk.verdict).to_contain_text("7 of 7 tests passed")


def test_a_page_that_is_being_read_again_never_says_that_nothing_was_submitted(device: NewDevice) -> None:
    student = device()
    desk = student.open().ready()
    desk.submit(solution()).sees_verdict("Passed")
    page = student.page()
    said: list[str] = []
    page.expose_binding("said", lambda _, words: said.append(words))
    page.add_init_script(
        """new MutationObserver(() => said(document.body?.innerText ?? ''))
            .observe(document, {subtree: true, childList: true, characterData: true})"""
    )

    student.open("#/assignments/hello", page=page).sees_verdict("Passed")

    assert not [words for words in said if "No submission yet" in words or "Nothing submitted yet" in words]


def test_a_long_history_comes_a_page_at_a_time(desk: Desk) -> None:
    code = unique(WRONG_HELLO)
    desk.submit(code).sees_verdict("Not passed yet")
    for _ in range(24):
        desk.ask("POST", "/submissions", assignment="hello", code=code)

    desk.page.reload()
    rows = desk.history.get_by_role("listitem")
    expect(rows.first).to_be_visible()
    assert rows.count() < 25
    desk.history.get_by_role("button", name="Show older").click()

    expect(rows).to_have_count(25)
    expect(desk.history.get_by_role("button", name="Show older")).to_have_count(0)


def test_another_device_continues_with_the_recovery_code(device: NewDevice) -> None:
    first = device().open().ready()
    code = first.page.get_by_role("group", name="Recovery code").inner_text()
    sent = unique(WRONG_HELLO)
    first.submit(sent).sees_verdict("Not passed yet")

    second = device().open().ready()
    second.page.get_by_role("button", name="Account").click()
    second.page.get_by_role("textbox", name="Recovery code").fill(code)
    second.page.get_by_role("button", name="Continue", exact=True).click()

    expect(second.user_id).to_contain_text(first.kept("user") or "nobody")
    expect(second.verdict).to_contain_text("Not passed yet")
    expect(second.editor).to_contain_text('return f"Hello {name}"')


def test_a_recovery_code_nobody_has_is_refused_in_plain_words(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Account").click()
    desk.page.get_by_role("textbox", name="Recovery code").fill("no-such-code")
    desk.page.get_by_role("button", name="Continue", exact=True).click()

    expect(desk.alert).to_contain_text("No student has this recovery code")


def test_a_new_recovery_code_replaces_the_old_one(desk: Desk) -> None:
    old = desk.page.get_by_role("group", name="Recovery code").inner_text()
    desk.page.get_by_role("button", name="Account").click()
    desk.page.get_by_role("button", name="Make a new recovery code").click()

    code = desk.page.get_by_role("group", name="Recovery code")
    expect(code).not_to_have_text(old)


def test_a_syntax_error_is_marked_before_anything_is_sent(desk: Desk) -> None:
    desk.write("def greet(name):\n    return (name\n\nx = 1\n")

    mark = desk.page.get_by_role("button", name="Python may not understand this")
    expect(mark).to_contain_text("Line 2")
    mark.click()
    expect(desk.editor).to_be_focused()
    desk.write("def greet(name):\n    return name\n")
    expect(mark).to_have_count(0)
