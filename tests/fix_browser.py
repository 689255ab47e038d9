"""A real Chromium in front of a whole Arvio that serves the sample course."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from infra.course_folder import read_course
from infra.instance import Instance
from infra.paths import COURSE
from infra.publishing import publish_to
from infra.stack import invoke_admin
from tests.e2e.chromium import ARGUMENTS, chromium_path
from tests.e2e.desk import Desk
from tests.e2e.device import Device
from tests.instances import fresh_instance

type NewDevice = Callable[..., Device]
type PublishedCourse = Callable[..., None]

# One message a batch, so that two slow submissions keep both graders busy; and no limit that a crowd of tests meets.
PARAMETERS = {
    "BatchSize": 1,
    "SandboxConcurrency": 4,
    "SubmissionsPerMinute": 1000,
    "SessionsPerMinute": 10000,
    "FailedCodesPerTenMinutes": 1000,
}


@pytest.fixture(scope="session")
def campus() -> Iterator[Instance]:
    with fresh_instance("e2e", PARAMETERS) as instance:
        yield instance


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def device(browser: Browser, campus: Instance) -> Iterator[NewDevice]:
    """Makes browsers of students who were never here. After each test: nothing left the origin, no policy was hurt."""
    devices: list[Device] = []

    def new_device(**options: Any) -> Device:
        devices.append(Device(browser, campus, **options))
        return devices[-1]

    yield new_device
    for each in devices:
        each.close()
    assert [address for each in devices for address in each.strangers()] == []
    assert [complaint for each in devices for complaint in each.complaints] == []


@pytest.fixture
def desk(device: NewDevice) -> Desk:
    """A new student at the first assignment."""
    return device().open().ready()


@pytest.fixture
def published(campus: Instance) -> Iterator[PublishedCourse]:
    """Publishes the sample course with more assignments or other settings; the sample course is back afterwards."""

    def publish(*assignments: dict[str, Any], **changes: Any) -> None:
        course = read_course(COURSE, lambda _: None).payload
        course |= {"assignments": [*course["assignments"], *assignments]} | changes
        invoke_admin(campus, {"action": "publish", "course": course})

    yield publish
    publish_to(campus, COURSE)
