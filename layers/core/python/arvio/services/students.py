"""What an instructor does for one student: let them in, let them in again, forget them."""

from typing import Any

from arvio.domain.audit import Entry
from arvio.domain.token import new_code, secret_hash
from arvio.errors import StudentNotFound
from arvio.ports import Cache, Submissions, Users
from arvio.ports.instructor import Audit


def admit(*, who: str, purpose: str, users: Users, submissions: Submissions, audit: Audit) -> dict[str, str]:
    """A new student who needs no join code: their recovery code opens a session. `purpose` is for the audit."""
    code = new_code()
    with submissions.transaction():
        user_id = users.add(secret_hash(code))
        audit.add(Entry(who, "students admit", user_id, {}, {"purpose": purpose}))
    return {"student": user_id, "recovery_code": code}


def restore_access(
    user_id: str, *, who: str, sign_out: bool, users: Users, submissions: Submissions, audit: Audit
) -> dict[str, Any]:
    """A new recovery code, told once; the old one dies. `sign_out` also ends every session that is open now.

    Raises StudentNotFound.
    """
    code = new_code()
    with submissions.transaction():
        _require(user_id, users)
        users.replace_recovery(user_id, secret_hash(code))
        if sign_out:
            users.sign_out(user_id)
        audit.add(Entry(who, "students recover", user_id, {}, {"recovery_code": "renewed", "signed_out": sign_out}))
    return {"student": user_id, "recovery_code": code, "signed_out": sign_out}


def erase(
    user_id: str, *, who: str, users: Users, submissions: Submissions, audit: Audit, cache: Cache
) -> dict[str, Any]:
    """Everything of the student is gone: sessions, submissions, and each text that nobody else sent too.

    The audit keeps the id and the counts, so that it can be shown that it was done. Raises StudentNotFound.
    """
    with submissions.transaction():
        _require(user_id, users)
        erased = dict(users.erase(user_id))
        audit.add(Entry(who, "students erase", user_id, erased, {}))
    cache.purge(f"progress:{user_id}:")
    return {"student": user_id, **erased}


def _require(user_id: str, users: Users) -> None:
    if users.standing(user_id) is None:
        raise StudentNotFound
