"""Every error a person can meet: the docstring is the message, the status and the code stand here once."""

from datetime import datetime
from typing import ClassVar


class ArvioError(Exception):
    """Something went wrong."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "error"
    retry_after: int | None = None

    @property
    def message(self) -> str:
        return (type(self).__doc__ or "").strip()

    def details(self) -> dict[str, object]:
        """Fields beside code and message in the error body."""
        return {}

    def __str__(self) -> str:
        return self.message


class NotJson(ArvioError):
    """The request body is not a JSON object; send one, with the header Content-Type: application/json."""

    status, code = 400, "not_json"


class BadRequest(ArvioError):
    """A field of the request is missing or has the wrong type."""

    status, code = 400, "bad_request"

    def __init__(self, field: str, expected: str) -> None:
        self.field, self.expected = field, expected

    @property
    def message(self) -> str:
        return f"The field “{self.field}” must be {self.expected}."


class NotSignedIn(ArvioError):
    """You are not signed in: the token is missing, damaged or expired. Reload the page to get a new session."""

    status, code = 401, "not_signed_in"


class WrongJoinCode(ArvioError):
    """This course asks for a join code, and this is not it. Your instructor has the right one."""

    status, code = 403, "wrong_join_code"


class UnknownRecoveryCode(ArvioError):
    """No student has this recovery code. Check it for typing mistakes; an older code dies when a new one is made."""

    status, code = 404, "unknown_recovery_code"


class AssignmentNotFound(ArvioError):
    """The course has no assignment of this name."""

    status, code = 404, "assignment_not_found"


class SubmissionNotFound(ArvioError):
    """You have no submission with this id."""

    status, code = 404, "submission_not_found"


class RecordNotFound(ArvioError):
    """There is no submission with this id; `arvio submissions` lists them."""

    status, code = 404, "record_not_found"


class StudentNotFound(ArvioError):
    """There is no student with this id; `arvio students` lists them."""

    status, code = 404, "student_not_found"


class RegradeNotFound(ArvioError):
    """There is no such regrade, or it is not at the point where this can be done to it."""

    status, code = 404, "regrade_not_found"


class InGrading(ArvioError):
    """Your previous submission is still being graded; wait for its verdict, then submit again."""

    status, code = 409, "in_grading"

    def __init__(self, submission_id: str) -> None:
        self.submission_id = submission_id

    def details(self) -> dict[str, object]:
        return {"submission": self.submission_id}


class AssignmentClosed(ArvioError):
    """This assignment is closed."""

    status, code = 403, "assignment_closed"

    def __init__(self, closes: datetime) -> None:
        self.closes = closes

    @property
    def message(self) -> str:
        return f"This assignment closed at {self.closes:%Y-%m-%d %H:%M %Z}; nothing more can be submitted to it."


class AttemptsUsedUp(ArvioError):
    """All attempts at this assignment are used up."""

    status, code = 403, "attempts_used_up"

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum

    @property
    def message(self) -> str:
        return f"You have used all your attempts at this assignment ({self.maximum}). Your best points stay."


class CoolingDown(ArvioError):
    """This assignment asks for a pause between attempts."""

    status, code = 429, "cooling_down"

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after

    @property
    def message(self) -> str:
        return f"This assignment asks for a pause between attempts. Try again in {self.retry_after} s."


class CodeTooLong(ArvioError):
    """The code is longer than 64 KiB; shorten it and submit again."""

    status, code = 413, "code_too_long"


class CodeEmpty(ArvioError):
    """There is no code to grade; write some and submit again."""

    status, code = 422, "code_empty"


class CodeNotText(ArvioError):
    """The code holds a character that Python source cannot have (NUL, or half of a surrogate pair); remove it."""

    status, code = 422, "code_not_text"


class KeyReused(ArvioError):
    """This Idempotency-Key was used for another submission; use a new key for new code."""

    status, code = 422, "key_reused"


class TooManyRequests(ArvioError):
    """Too many requests in a short time; wait a moment and try again."""

    status, code = 429, "too_many_requests"

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after


class Unavailable(ArvioError):
    """Arvio cannot reach its database just now. Nothing is lost; try again in a few seconds."""

    status, code, retry_after = 503, "unavailable", 5


class Outdated(ArvioError):
    """The database is older than the code that runs on it; the instructor brings it up to date with `arvio deploy`."""

    status, code = 503, "outdated"


class NothingPublished(ArvioError):
    """No course is published here yet; the instructor publishes one with `arvio publish`."""

    status, code = 503, "nothing_published"


class PublicationNotKept(ArvioError):
    """What that publication held was not kept: publish the course folder again."""

    status, code = 404, "publication_not_kept"


class BadCourse(ArvioError):
    """The course cannot be published."""

    status, code = 422, "bad_course"

    def __init__(self, problem: str) -> None:
        self.problem = problem

    @property
    def message(self) -> str:
        return f"The course cannot be published: {self.problem}"


class UnknownAction(ArvioError):
    """The admin function does not know this action; the tool and the stack may be of different versions."""

    status, code = 400, "unknown_action"


class ArtifactMissing(ArvioError):
    """What was uploaded for this action is not in the artifact bucket any more; run the same command again."""

    status, code = 404, "artifact_missing"


class SettingsMissing(ArvioError):
    """Settings are missing from the environment."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    @property
    def message(self) -> str:
        return f"These settings are missing from the environment: {', '.join(self.names)}."


class SandboxNotStarted(ArvioError):
    """The sandbox was lost before the student's code started: ours, and tried again."""


class SandboxLost(ArvioError):
    """The sandbox was lost after the student's code started."""


class ConnectionGone(ArvioError):
    """The WebSocket connection is closed."""
