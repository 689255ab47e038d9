"""Until when, at what cost and how often: what the page says of it, before and after, and when it changes meanwhile."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from infra.instance import Instance
from tests.e2e.axe import violations
from tests.e2e.desk import Desk
from tests.e2e.extra import HERE, hours, limited, right, wrong
from tests.fix_browser import NewDevice, PublishedCourse
from tests.instances import arvio

# A laptop whose clock is wrong by this many hours; the page reads no other clock.
WRONG_CLOCK = "const read = Date.now; Date.now = () => read() + {hours} * 3600e3"
OTHERS = [
    limited("later", position=901, due=100),
    limited("soon", position=902, due=5.5),
    limited("late", position=903, due=-2.5, closes=50, late_percent_per_day=10),
    limited("gone", position=904, due=-90, closes=-60),
]


def at_extra(device: NewDevice, **options: object) -> Desk:
    return device(**options).open(HERE).ready()


def wake(desk: Desk) -> None:
    """As when the network is back."""
    desk.page.evaluate("dispatchEvent(new Event('online'))")


def give_more_time(campus: Instance, desk: Desk, until: str) -> None:
    arvio(campus.home, "students", "extend", desk.kept("user") or "", "extra", until)


@pytest.mark.parametrize("skew", [0, 30, -30])
def test_a_page_that_is_open_closes_with_its_deadline_by_the_servers_clock(
    published: PublishedCourse, device: NewDevice, skew: int
) -> None:
    published(limited(due=1))
    student = device()
    page = student.page()
    page.add_init_script(WRONG_CLOCK.format(hours=skew))
    desk = student.open(HERE, page=page).ready()
    expect(desk.button).to_be_enabled()
    published(limited(closes=6 / 3600))

    wake(desk)

    expect(desk.button).to_be_disabled()

    expect(desk.submitting).to_contain_text("Nothing more can be submitted to it; your points stay")
    desk.write("# kept all the same")
    desk.editor.press("Control+Enter")
    expect(desk.history).to_contain_text("Nothing submitted yet.")
    assert desk.kept("draft:extra") == "# kept all the same"


def test_a_late_student_knows_the_cost_before_and_after(published: PublishedCourse, device: NewDevice) -> None:
    published(limited(due=-2.5, closes=50, late_percent_per_day=10))
    desk = at_extra(device)
    terms = desk.terms
    expect(terms).to_contain_text(re.compile(r"Due.*2 hours ago.*Late"))
    expect(terms).to_contain_text("loses 10 % of its points for each day that has begun")
    expect(terms).to_contain_text("Closes for good")
    expect(desk.submitting).to_contain_text("a submission now loses 10 % of its points")

    desk.submit(right()).sees_verdict("Passed")

    cost = "9 of 10 points: 10 % off, handed in 2 hours late"
    expect(desk.verdict).to_contain_text(cost)
    expect(desk.points).to_contain_text(re.compile(r"^\s*9\s*/"))
    desk.page.reload()
    expect(desk.verdict).to_contain_text(cost)
    expect(desk.submitting).not_to_contain_text("You are late")


def test_more_time_for_one_student_opens_the_page_that_is_open(
    published: PublishedCourse, device: NewDevice, campus: Instance
) -> None:
    published(limited(due=-30, closes=-2, late_percent_per_day=50))
    desk, other = at_extra(device), at_extra(device)
    expect(desk.button).to_be_disabled()

    give_more_time(campus, desk, hours(20))
    for each in (desk, other):
        wake(each)

    expect(desk.button).to_be_enabled()
    expect(desk.terms).to_contain_text("extended for you")
    desk.submit(right()).sees_verdict("10 of 10 points")
    expect(desk.verdict).not_to_contain_text("off")
    expect(other.button).to_be_disabled()


def test_attempts_are_counted_down_and_end_in_every_tab(published: PublishedCourse, device: NewDevice) -> None:
    published(limited(maximum_attempts=2))
    student = device()
    desk, second = student.open(HERE).ready(), student.open(HERE).ready()
    expect(desk.terms).to_contain_text("2 of 2 left")

    desk.submit(wrong()).sees_verdict("Not passed yet")
    expect(desk.terms).to_contain_text("1 of 2 left")
    expect(desk.submitting).to_contain_text("This is your last attempt.")
    desk.submit(wrong()).sees_verdict("Not passed yet")

    for each in (desk, second):
        expect(each.button).to_be_disabled()
        expect(each.submitting).to_contain_text("You have used all 2 attempts")
        expect(each.terms).to_contain_text("0 of 2 left")


def test_a_pause_is_counted_down_and_the_button_is_free_by_itself(
    published: PublishedCourse, device: NewDevice
) -> None:
    published(limited(cool_down_seconds=6))
    desk = at_extra(device)
    desk.submit(wrong()).sees_verdict("Not passed yet")

    expect(desk.button).to_have_text(re.compile(r"Submit again in \d s"))
    expect(desk.button).to_be_disabled()
    expect(desk.submitting).to_contain_text("asks for a pause of 6 seconds between two attempts")
    expect(desk.button).to_have_text("Submit")
    desk.submit(right()).sees_verdict("Passed")


def test_a_page_that_does_not_know_the_newest_deadline_learns_it_from_the_refusal(
    published: PublishedCourse, device: NewDevice
) -> None:
    published(limited(closes=5))
    desk = at_extra(device)
    published(limited(closes=-1))

    desk.submit(right())

    expect(desk.submitting).to_contain_text("This assignment closed on")
    expect(desk.button).to_be_disabled()
    expect(desk.alert).to_have_count(0)
    assert "def add(a, b): return a + b" in (desk.kept("draft:extra") or "")


def test_the_overview_says_each_deadline_in_words(published: PublishedCourse, device: NewDevice) -> None:
    published(*OTHERS)
    desk = device().open("#/")
    rows = desk.page.get_by_role("list", name="All assignments").get_by_role("listitem")

    expect(rows.filter(has_text="Later")).to_contain_text(re.compile(r"Due .*in 4 days"))
    expect(rows.filter(has_text="Later")).not_to_contain_text("Due soon")
    expect(rows.filter(has_text="Soon")).to_contain_text(re.compile(r"in 5 hours.*Due soon"))
    expect(rows.filter(has_text="Late").last).to_contain_text(re.compile(r"2 hours ago.*Late"))
    expect(rows.filter(has_text="Gone")).to_contain_text(re.compile(r"Closed .*2 days ago.*Closed"))
    expect(rows.first).not_to_contain_text("Due")


@pytest.mark.parametrize(
    ("locale", "zone", "form"),
    [("fi-FI", "Europe/Helsinki", "{0:%H.%M}"), ("en-US", "America/New_York", "{0:%-I}:{0:%M}")],
)
def test_times_are_the_students_own(
    published: PublishedCourse, device: NewDevice, locale: str, zone: str, form: str
) -> None:
    due = hours(40)
    published(limited(due=40))
    page = device(locale=locale, timezone_id=zone).open(HERE).page

    own = datetime.fromisoformat(due).astimezone(ZoneInfo(zone))

    expect(page.get_by_role("time").first).to_contain_text(form.format(own))
    expect(page.get_by_role("time").first).to_contain_text(str(own.day))


def test_a_finnish_student_reads_all_of_it_in_finnish(published: PublishedCourse, device: NewDevice) -> None:
    published(limited(due=-2.5, closes=50, late_percent_per_day=10, maximum_attempts=2, cool_down_seconds=60))
    page = device(locale="fi-FI").open(HERE).page
    terms = page.get_by_label("Määräaika ja yritykset")

    for said in (
        "2 tuntia sitten",
        "Myöhässä",
        "menettää 10 % pisteistään",
        "Sulkeutuu lopullisesti",
        "2 / 2 jäljellä",
    ):
        expect(terms).to_contain_text(said)
    expect(page.get_by_role("group", name="Palauta koodisi")).to_contain_text("Olet myöhässä")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_where_there_are_deadlines(published: PublishedCourse, device: NewDevice, theme: str) -> None:
    published(*OTHERS, limited(due=-2.5, late_percent_per_day=10, isolation="shared", cool_down_seconds=600))
    desk = device(color_scheme=theme).open("#/")
    expect(desk.heading("All assignments")).to_be_visible()
    found = {"overview": violations(desk.page)}
    for slug in ("soon", "late", "gone"):
        desk.open(f"#/assignments/{slug}").ready()
        found[slug] = violations(desk.page)
    desk.open(HERE).ready().submit(right()).sees_verdict("Passed")
    expect(desk.verdict).to_contain_text("handed in 2 hours late")
    found["late verdict, cooling down"] = violations(desk.page)

    assert [line for lines in found.values() for line in lines] == []
