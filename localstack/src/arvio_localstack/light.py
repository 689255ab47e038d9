"""Cheaper invocations: LocalStack reports each one to its own CloudWatch, which costs more than the invocation."""

from typing import Any

from localstack.services.lambda_.invocation import assignment, logs, version_manager

from arvio_localstack.settings import settings


def apply() -> None:
    version_manager.record_cw_metric_invocation = _nothing
    version_manager.record_cw_metric_error = _nothing
    if settings().lambda_logs:  # the executor writes them to files
        logs.LogHandler.start_subscriber = _nothing
        logs.LogHandler.add_logs = _nothing
    _make_environments_safe()


def _nothing(*_: Any, **__: Any) -> None:
    pass


class _Environments(dict[str, Any]):
    """LocalStack iterates over these while other invocations add theirs, and would fail with a RuntimeError."""

    def values(self) -> Any:
        return list(super().values())


def _make_environments_safe() -> None:
    original = assignment.AssignmentService.__init__

    def initialise(self: Any) -> None:
        original(self)
        self.environments.default_factory = _Environments

    assignment.AssignmentService.__init__ = initialise
