"""docs/openapi.yaml describes the running API: its routes, and the answers that a student really gets."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
import yaml
from openapi_schema_validator import OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from functions.api.app import app
from infra.paths import REPOSITORY
from tests.fix_cloud import RIGHT, WRONG, slow
from tests.students import Student, unique

type Enrol = Callable[[], Student]

DOCUMENT: dict[str, Any] = yaml.safe_load((REPOSITORY / "docs/openapi.yaml").read_text())
REGISTRY = Registry().with_resource("urn:api", Resource(DOCUMENT, DRAFT202012))


def schema_of(method: str, path: str, status: int) -> dict[str, Any] | None:
    """The schema of an answer's JSON body; None where it has no body. KeyError if it is not described at all."""
    response = DOCUMENT["paths"][path][method.lower()]["responses"][str(status)]
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][response["$ref"].rpartition("/")[2]]
    return dict(response["content"]["application/json"]["schema"]) if "content" in response else None


def check(response: requests.Response, method: str, path: str) -> None:
    schema = schema_of(method, path, response.status_code)
    if schema is None:
        assert response.content == b""
        return
    absolute = {"$ref": "urn:api" + schema["$ref"]} if "$ref" in schema else _absolute(schema)
    OAS31Validator(absolute, registry=REGISTRY).validate(response.json())


def _absolute(schema: dict[str, Any]) -> dict[str, Any]:
    return schema | {"items": {"$ref": "urn:api" + schema["items"]["$ref"]}}


def test_it_lists_the_applications_routes() -> None:
    described = {(method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods}

    assert described == {(method, path) for path, methods in app.routes.items() for method in methods}


def test_operations_have_the_names_of_their_views() -> None:
    described = {operation["operationId"] for methods in DOCUMENT["paths"].values() for operation in methods.values()}

    assert described == {entry.view_name for methods in app.routes.values() for entry in methods.values()}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/me"),
        ("GET", "/course"),
        ("GET", "/assignments"),
        ("POST", "/tickets"),
        ("GET", "/health"),
        ("POST", "/me/recovery-code"),
        ("POST", "/sessions"),
    ],
)
def test_plain_answers_are_as_described(student: Student, method: str, path: str) -> None:
    check(student.ask(method, path), method, path)


def test_reading_an_assignment_is_as_described(student: Student) -> None:
    check(student.ask("GET", "/assignments/add"), "GET", "/assignments/{slug}")
    check(student.ask("GET", "/assignments/nothing"), "GET", "/assignments/{slug}")


@pytest.mark.parametrize("code", [RIGHT, WRONG, "def add(:", "print('hello')\n1 / 0", slow(1)])
def test_a_submission_is_as_described_from_the_queue_to_its_verdict(student: Student, code: str) -> None:
    response = student.submit(unique(code))
    check(response, "POST", "/submissions")
    student.verdict(response)

    path = f"/submissions/{response.json()['id']}"
    final = student.ask("GET", path)
    check(final, "GET", "/submissions/{submission_id}")
    check(
        student.ask("GET", path, headers={"If-None-Match": final.headers["ETag"]}),
        "GET",
        "/submissions/{submission_id}",
    )
    check(student.ask("GET", "/submissions"), "GET", "/submissions")


def test_a_known_verdict_and_a_refusal_are_as_described(enrol: Enrol) -> None:
    code, first, second = unique(RIGHT), enrol(), enrol()
    first.verdict(first.submit(code))
    known = second.submit(code)
    second.submit(unique(slow(1)))
    refused = second.submit(unique(RIGHT))

    assert (known.status_code, refused.status_code) == (200, 409)
    check(known, "POST", "/submissions")
    check(refused, "POST", "/submissions")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"assignment": "nothing", "code": "x"},
        {"assignment": "add", "code": " "},
        {"assignment": "add", "code": "x" * 70_000},
    ],
)
def test_errors_are_as_described(student: Student, body: dict[str, str]) -> None:
    check(student.ask("POST", "/submissions", json=body), "POST", "/submissions")


def test_sessions_are_recovered_as_described(student: Student) -> None:
    code = student.session["recovery_code"]

    check(student.ask("POST", "/sessions/recover", json={"recovery_code": code}), "POST", "/sessions/recover")
    check(student.ask("POST", "/sessions/recover", json={"recovery_code": "guess"}), "POST", "/sessions/recover")
