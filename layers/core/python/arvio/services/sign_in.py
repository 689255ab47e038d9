"""Sessions: a signed token for an anonymous student, and a recovery code to continue elsewhere."""

import hmac
from dataclasses import dataclass

from arvio.domain.course import join_code_hash
from arvio.domain.student import Standing
from arvio.domain.token import Bearer, Keyring, new_code, secret_hash
from arvio.errors import NotSignedIn, TooManyRequests, UnknownRecoveryCode, WrongJoinCode
from arvio.ports import Counters, Courses, Users

_TEN_MINUTES = 600


@dataclass(frozen=True)
class CodeLimit:
    """Guessing a code is limited strictly by address; right codes are not counted, a campus shares one address."""

    counters: Counters
    failures_allowed: int

    def check(self, address: str) -> None:
        """Raises TooManyRequests when this address has failed too often."""
        if self.counters.count(f"codes:{address}", _TEN_MINUTES) >= self.failures_allowed:
            raise TooManyRequests(_TEN_MINUTES)

    def failed(self, address: str) -> None:
        self.counters.hit(f"codes:{address}", _TEN_MINUTES)


def open_session(
    join_code: str, address: str, now: float, *, users: Users, courses: Courses, keyring: Keyring, limit: CodeLimit
) -> dict[str, str]:
    """A new student. Raises WrongJoinCode, TooManyRequests, NothingPublished."""
    _check_join_code(join_code, address, courses, limit)
    code = new_code()
    user_id = users.add(secret_hash(code))
    return {"user_id": user_id, "token": keyring.sign(Bearer(user_id, 0), now), "recovery_code": code}


def recover(
    recovery_code: str, address: str, now: float, *, users: Users, keyring: Keyring, limit: CodeLimit
) -> dict[str, str]:
    """A new token for the same student. Raises UnknownRecoveryCode, TooManyRequests."""
    limit.check(address)
    found = users.by_recovery(secret_hash(recovery_code))
    if not found:
        limit.failed(address)
        raise UnknownRecoveryCode
    return {"user_id": found[0], "token": keyring.sign(Bearer(*found), now)}


def renew_recovery_code(user_id: str, *, users: Users) -> str:
    """A new code; the old one dies."""
    code = new_code()
    users.replace_recovery(user_id, secret_hash(code))
    return code


def authenticate(token: str, now: float, *, users: Users, keyring: Keyring) -> Standing:
    """The student whose token this is. Raises NotSignedIn."""
    bearer = keyring.verify(token, now)
    standing = users.standing(bearer.user_id)
    if standing is None or standing.epoch != bearer.epoch:
        raise NotSignedIn
    return standing


def _check_join_code(join_code: str, address: str, courses: Courses, limit: CodeLimit) -> None:
    expected = courses.join_code_hash()
    if expected is None:
        return
    # Every first visit asks without a code, to learn that there is one: that is no guess, and a campus makes hundreds.
    if not join_code:
        raise WrongJoinCode
    limit.check(address)
    if not hmac.compare_digest(join_code_hash(join_code), expected):
        limit.failed(address)
        raise WrongJoinCode
