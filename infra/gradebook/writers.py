"""A sheet into a file: whole or not there, and row by row."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from infra.files import require_writable_folder, whole_file
from infra.gradebook.sheet import Cells, Sheet


def write_sheet(sheet: Sheet, file: Path) -> int:
    """How many rows were written; the file's suffix says how. Raises ArvioFailed where no file can be."""
    require_writable_folder(file)
    return WRITERS[file.suffix.lower()](sheet, file)


def write_csv(sheet: Sheet, file: Path) -> int:
    with whole_file(file) as out:
        return _csv(sheet, out)


def _csv(sheet: Sheet, out: TextIO) -> int:
    writer = csv.writer(out)
    writer.writerow(sheet.header)
    return sum(bool(writer.writerow(_texts(row))) for row in sheet.rows)


def write_json(sheet: Sheet, file: Path) -> int:
    with whole_file(file) as out:
        out.write(f'{{"{sheet.envelope}": [' if sheet.envelope else "[")
        count = sum(bool(out.write(piece)) for piece in _members(sheet))
        out.write("\n]}\n" if sheet.envelope else "\n]\n")
    return count


def _members(sheet: Sheet) -> Iterator[str]:
    comma = "\n"
    for member in sheet.members():
        yield comma + json.dumps(member, ensure_ascii=False)
        comma = ",\n"


def write_xlsx(sheet: Sheet, file: Path) -> int:
    import xlsxwriter  # noqa: PLC0415 only one of the three needs it

    draft = file.with_name(f".{file.name}.{os.getpid()}")
    count = 0
    try:
        # constant_memory: a finished row leaves memory for a temporary file; text that looks like a formula stays text.
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(draft, options) as book:
            page = book.add_worksheet("Grades")
            page.freeze_panes(1, 1)
            page.write_row(0, 0, sheet.header, book.add_format({"bold": True}))
            for count, row in enumerate(sheet.rows, start=1):
                page.write_row(count, 0, row)
        draft.chmod(0o600)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _texts(row: Cells) -> list[str]:
    """Ten points are 10, not 10.0."""
    return ["" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row]


WRITERS: dict[str, Callable[[Sheet, Path], int]] = {".csv": write_csv, ".xlsx": write_xlsx, ".json": write_json}
