"""Reads a golden folder and says where a verdict differs from it.

verdict.json: `status`, `tests` (name → outcome, or a list of allowed ones), and optionally `never` (outcomes that no
test may have), `count`, `limit_hit`, `first`, `entries` (name → some of its fields), `output_is`, `contains` and
`lacks` (texts in the verdict as JSON), `levels`.
"""

import json
from pathlib import Path
from typing import Any

type Verdict = dict[str, Any]


def event(case: Path) -> dict[str, Any]:
    job = json.loads((case / "job.json").read_text()) if (case / "job.json").exists() else {}
    code = (case / f"{job.get('module', 'solution')}.py").read_text()
    return {"code": code, "tests": (case / "tests.py").read_text(), **job}


def golden(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((case / "verdict.json").read_text())
    return found


def status(verdict: Verdict) -> str:
    if "refused" in verdict:
        return "error"
    return "passed" if all(each["outcome"] == "passed" for each in verdict["tests"]) else "failed"


def differences(verdict: Verdict, expected: dict[str, Any]) -> list[str]:
    outcomes = {each["name"]: each["outcome"] for each in verdict.get("tests", [])}
    found = [] if status(verdict) == expected["status"] else [f"status {status(verdict)}"]
    for name, allowed in expected.get("tests", {}).items():
        if outcomes.get(name) not in (allowed if isinstance(allowed, list) else [allowed]):
            found.append(f"{name}: {outcomes.get(name)}, not {allowed}")
    found += [f"{name}: {outcome}" for name, outcome in outcomes.items() if outcome in expected.get("never", [])]
    if len(outcomes) != expected.get("count", len(outcomes)):
        found.append(f"{len(outcomes)} tests")
    if verdict.get("limit_hit") != expected.get("limit_hit", verdict.get("limit_hit")):
        found.append(f"limit {verdict.get('limit_hit')}")
    return found + _entry_differences(verdict, expected) + _text_differences(verdict, expected)


def _entry_differences(verdict: Verdict, expected: dict[str, Any]) -> list[str]:
    entries = {each["name"]: each for each in verdict.get("tests", [])}
    found = [
        f"{name}.{key}: {entries.get(name, {}).get(key)!r}, not {value!r}"
        for name, facts in expected.get("entries", {}).items()
        for key, value in facts.items()
        if entries.get(name, {}).get(key) != value
    ]
    first = next(iter(entries), None)
    return found if expected.get("first", first) == first else [*found, f"first is {first}"]


def _text_differences(verdict: Verdict, expected: dict[str, Any]) -> list[str]:
    text = json.dumps(verdict)
    found = [f"lacks {each!r}" for each in expected.get("contains", []) if each not in text]
    found += [f"contains {each!r}" for each in expected.get("lacks", []) if each in text]
    printed = "".join(each.get("output", "") for each in verdict.get("tests", []))
    if "output_is" in expected and printed != expected["output_is"]:
        found.append(f"printed {printed!r}")
    return found
