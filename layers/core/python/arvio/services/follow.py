"""Tell students' open pages that something changed. Losing every push costs a polling interval, never a verdict."""

import logging
from collections.abc import Mapping, Sequence

from arvio.domain.student import Snapshot
from arvio.domain.submission import Change
from arvio.domain.token import new_ticket, secret_hash
from arvio.errors import ConnectionGone
from arvio.ports import Connections, Sockets, Submissions

log = logging.getLogger(__name__)

TICKET_SECONDS = 60
CONNECTION_SECONDS = 2 * 3600 + 600  # API Gateway closes a WebSocket after two hours


def issue_ticket(user_id: str, *, sockets: Sockets) -> str:
    """A single-use ticket for one WebSocket: URLs are logged, so the long-lived token never stands in one."""
    ticket = new_ticket()
    sockets.add_ticket(secret_hash(ticket), user_id, TICKET_SECONDS)
    return ticket


def connect(connection_id: str, ticket: str, *, sockets: Sockets) -> bool:
    """Whether the ticket opened the socket."""
    user_id = sockets.take_ticket(secret_hash(ticket))
    if user_id:
        sockets.add_connection(connection_id, user_id, CONNECTION_SECONDS)
    return user_id is not None


def snapshot(
    connection_id: str, since: Mapping[str, int], *, sockets: Sockets, submissions: Submissions
) -> dict[str, object]:
    """What the page does not know yet: the connection was registered before this is read, so nothing falls between."""
    user_id = sockets.user_of(connection_id)
    rows = submissions.snapshot(user_id, list(since)) if user_id else []
    news = [_row(row) for row in rows if row.version > since.get(row.submission, 0)]
    return {"type": "snapshot", "submissions": news}


def push(grading_ids: Sequence[str], *, submissions: Submissions, sockets: Sockets, connections: Connections) -> int:
    """Tell every follower of these gradings; how many sockets were told. Closed ones are forgotten."""
    changes = [change for grading_id in grading_ids for change in submissions.followers(grading_id)]
    gone = [change.connection_id for change in changes if not _told(change, connections)]
    if gone:
        sockets.remove(gone)
    return len(changes) - len(gone)


def _told(change: Change, connections: Connections) -> bool:
    event = {"type": "status", "submission": change.submission, "version": change.version, "status": change.status}
    try:
        connections.post(change.connection_id, event)
    except ConnectionGone:
        return False
    return True


def _row(row: Snapshot) -> dict[str, object]:
    shown: dict[str, object] = {"submission": row.submission, "version": row.version, "status": row.status}
    return shown | ({"queue_position": row.queue_position} if row.queue_position else {})
