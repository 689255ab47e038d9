"""One template for AWS and LocalStack: what it must promise."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from functions.api.app import app
from infra.paths import TEMPLATE as TEMPLATE_FILE
from infra.template import read_template

TEMPLATE = read_template()
RESOURCES: dict[str, dict[str, Any]] = TEMPLATE["Resources"]
FUNCTIONS = {
    name: resource["Properties"]
    for name, resource in RESOURCES.items()
    if resource["Type"] in {"AWS::Serverless::Function", "AWS::Lambda::Function"}
}
GLOBALS = TEMPLATE["Globals"]["Function"]


def default(name: str) -> float:
    return float(TEMPLATE["Parameters"][name]["Default"])


def test_it_is_clean_for_cfn_lint() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("cfn-lint"), TEMPLATE_FILE], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_its_routes_are_the_applications() -> None:
    events = FUNCTIONS["Api"]["Events"].values()
    listed = {(event["Properties"]["Method"], event["Properties"]["Path"]) for event in events}

    assert listed == {(method, path) for path, methods in app.routes.items() for method in methods}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_a_timeout_memory_and_a_role_of_its_own(name: str) -> None:
    properties = (
        GLOBALS | FUNCTIONS[name] if RESOURCES[name]["Type"] == "AWS::Serverless::Function" else FUNCTIONS[name]
    )

    assert {"Timeout", "MemorySize", "Role", "FunctionName"} <= set(properties)


def test_every_function_but_the_sandbox_has_a_log_group() -> None:
    without = [name for name, properties in FUNCTIONS.items() if "LoggingConfig" not in properties]

    assert without == ["Sandbox"]


def test_the_sandbox_holds_no_secret_and_no_permission() -> None:
    sandbox = FUNCTIONS["Sandbox"]

    assert RESOURCES["Sandbox"]["Type"] == "AWS::Lambda::Function"
    assert set(sandbox["Environment"]["Variables"]) == {"SANDBOX_VERSION"}
    statements = RESOURCES["SandboxRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert statements == [{"Effect": "Deny", "Action": "*", "Resource": "*"}]


def test_the_signing_keys_go_to_the_api_alone() -> None:
    holders = [name for name, properties in FUNCTIONS.items() if "SIGNING_KEYS" in str(properties.get("Environment"))]

    assert holders == ["Api"]


def test_no_role_may_do_everything() -> None:
    roles = [resource["Properties"] for resource in RESOURCES.values() if resource["Type"] == "AWS::IAM::Role"]
    allowed = [
        row
        for role in roles
        for policy in role["Policies"]
        for row in policy["PolicyDocument"]["Statement"]
        if row["Effect"] == "Allow"
    ]

    assert allowed
    assert not [row for row in allowed if row["Resource"] == "*" or row["Action"] == "*"]


def test_graders_are_at_least_two_and_pollers_match_them() -> None:
    grader = FUNCTIONS["Grader"]
    queue = grader["Events"]["Queue"]["Properties"]

    assert TEMPLATE["Parameters"]["Graders"]["MinValue"] >= 2
    assert grader["ReservedConcurrentExecutions"] == queue["ScalingConfig"]["MaximumConcurrency"] == {"Ref": "Graders"}
    assert queue["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_times_fit_into_each_other() -> None:
    """A run ends before its sandbox, that before its grader, that before its lease, and redelivery comes last."""
    assert default("SandboxTimeout") < default("GraderTimeout") < default("LeaseSeconds") < default("VisibilitySeconds")
    assert default("VisibilitySeconds") >= 6 * default("GraderTimeout")
    assert default("SandboxConcurrency") >= default("Graders") * default("BatchSize")


def test_messages_that_cannot_be_graded_reach_the_dead_letters_and_their_function() -> None:
    assert RESOURCES["Submissions"]["Properties"]["RedrivePolicy"]["maxReceiveCount"] >= 5
    assert FUNCTIONS["DeadLetters"]["Events"]["Queue"]["Properties"]["Queue"] == {
        "Fn::GetAtt": ["DeadLetterQueue", "Arn"]
    }


def test_the_sweeper_runs_each_minute() -> None:
    assert FUNCTIONS["Sweeper"]["Events"]["EachMinute"]["Properties"]["Schedule"] == "rate(1 minute)"


def test_a_regrade_has_a_lane_of_its_own() -> None:
    """Own queue, own graders, and room in the sandbox beside a full live queue."""
    regrader = FUNCTIONS["Regrader"]

    assert regrader["CodeUri"] == FUNCTIONS["Grader"]["CodeUri"]
    assert regrader["Environment"]["Variables"]["QUEUE_URL"] == {"Ref": "Regrades"}
    assert regrader["Events"]["Queue"]["Properties"]["Queue"] == {"Fn::GetAtt": ["Regrades", "Arn"]}
    live = default("Graders") * default("BatchSize")
    assert default("SandboxConcurrency") >= live + default("RegradeGraders")
