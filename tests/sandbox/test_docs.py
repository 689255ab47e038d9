"""docs/sandbox.md says of every attack what stops it, and names no attack that is not tried."""

import re
from pathlib import Path

HERE = Path(__file__).parent
TEXT = (HERE.parent.parent / "docs" / "sandbox.md").read_text()


def test_every_attack_is_in_the_table() -> None:
    section = TEXT.split("## Attacks")[1].split("\n## ")[0]
    named = {
        name
        for row in section.splitlines()
        if row.startswith("| `")
        for name in re.findall("`([a-z_]+)`", row.split("|")[1])
    }

    assert named == {each.name for each in (HERE / "attacks").iterdir()}
