"""Everything that is kept of one student, as one JSON document; a submission at a time is in memory."""

import json
import sys
from pathlib import Path
from typing import TextIO

from infra import pages
from infra.files import whole_file
from infra.pages import Admin


def write_copy(admin: Admin, student: str, file: Path | None) -> int:
    """How many submissions there are. A file is whole or not there; without one it goes to standard output."""
    if file is None:
        return _write(admin, student, sys.stdout)
    with whole_file(file) as out:
        return _write(admin, student, out)


def _write(admin: Admin, student: str, out: TextIO) -> int:
    record, count = admin({"action": "student", "id": student}), 0
    out.write(json.dumps({"record": record}, ensure_ascii=False)[:-1] + ', "submissions": [')
    for row in pages.rows(admin, {"action": "submissions", "student": student}, "submissions"):
        whole = admin({"action": "submission", "id": row["id"]})
        out.write(f"{',' if count else ''}\n{json.dumps(whole, ensure_ascii=False)}")
        count += 1
    out.write("\n]}\n")
    return count
