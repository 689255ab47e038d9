"""Grades on their way into files, from an admin function of two pages."""

import csv
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from infra.commands.export import export, numbers
from infra.failures import ArvioFailed
from infra.gradebook.layouts import LAYOUTS
from infra.gradebook.platform import Platform
from infra.gradebook.roster import Roster, nobody, read_roster
from infra.gradebook.sheet import Cells, Sheet
from infra.gradebook.sources import Grades, read_grades, submissions_sheet
from infra.gradebook.writers import WRITERS, write_sheet

ASSIGNMENTS = [
    {"slug": "hello", "title": "Say hello", "points": 5.0},
    {"slug": "sums", "title": "Sums", "points": 10.0},
]
TIME = "2026-11-22T10:00:30+00:00"


def student(name: str, **grades: float) -> dict[str, Any]:
    return {
        "student": name,
        "grades": grades,
        "best_at": dict.fromkeys(grades, TIME),
        "points": sum(grades.values()),
        "completed": len(grades),
        "submissions": len(grades),
        "latest_at": TIME if grades else None,
    }


PAGES = {
    None: {"assignments": ASSIGNMENTS, "students": [student("u1", hello=5.0, sums=7.5)], "next": "u1"},
    "u1": {"assignments": ASSIGNMENTS, "students": [student("u2", sums=10.0)], "next": None},
}


def admin(order: Mapping[str, Any]) -> dict[str, Any]:
    return PAGES[order.get("cursor")]


@pytest.fixture
def grades() -> Grades:
    return read_grades(admin, everybody=False)


@pytest.fixture
def platform() -> Platform:
    columns = frozenset({"email", "student_number"})
    return Platform(
        Roster({"u1": {"email": "ada@example.org", "student_number": "123"}}, columns), {"hello": 1, "sums": 2}
    )


def test_the_plain_layout_has_a_column_an_assignment_and_every_student(grades: Grades) -> None:
    sheet = LAYOUTS["arvio"](grades, Platform(nobody()))

    assert list(sheet.header)[:4] == ["student", "hello", "sums", "points"]
    assert [list(row)[:5] for row in sheet.rows] == [["u1", 5.0, 7.5, 12.5, 15.0], ["u2", None, 10.0, 10.0, 15.0]]


def test_moodle_gets_its_own_names_for_students_and_titles_for_grades(grades: Grades, platform: Platform) -> None:
    sheet = LAYOUTS["moodle"](grades, platform)

    assert list(sheet.header) == ["Email address", "Say hello", "Sums"]
    assert [list(row) for row in sheet.rows] == [["ada@example.org", 5.0, 7.5]]
    assert platform.unknown == 1


def test_moodle_reads_a_dash_as_no_grade_and_nothing_as_zero(platform: Platform) -> None:
    first = PAGES[None] | {"students": [student("u1", hello=5.0)], "next": None}

    sheet = LAYOUTS["moodle"](read_grades(lambda _: first, everybody=False), platform)

    assert [list(row) for row in sheet.rows] == [["ada@example.org", 5.0, "-"]]


@pytest.mark.parametrize("name", ["moodle", "canvas", "aplus"])
def test_somebody_whom_the_roster_names_by_nothing_is_left_out(grades: Grades, name: str) -> None:
    columns = frozenset({"email", "student_number", "name"})
    nameless = {"u1": {"email": "", "student_number": "", "name": "Ada"}, "u2": {"email": "b@c", "student_number": "2"}}
    platform = Platform(Roster(nameless, columns), {"hello": 1, "sums": 2})

    rows = [list(row) for row in LAYOUTS[name](grades, platform).rows]

    assert not [row for row in rows if "Ada" in row]
    assert platform.unknown == 1


def test_canvas_finds_an_assignment_by_its_id_where_one_is_given(grades: Grades, platform: Platform) -> None:
    sheet = LAYOUTS["canvas"](grades, Platform(platform.roster, {"sums": 77}))

    assert list(sheet.header)[5:] == ["Say hello", "Sums (77)"]


def test_canvas_gets_its_five_columns_and_the_points_possible(grades: Grades, platform: Platform) -> None:
    sheet = LAYOUTS["canvas"](grades, Platform(platform.roster))

    rows = [list(row) for row in sheet.rows]
    assert list(sheet.header)[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert rows[0] == ["Points Possible", None, None, None, None, 5.0, 10.0]
    assert rows[1] == ["", "", "123", "ada@example.org", "", 5.0, 7.5]


def test_aplus_gets_whole_points_by_exercise(grades: Grades, platform: Platform, tmp_path: Path) -> None:
    write_sheet(LAYOUTS["aplus"](grades, platform), tmp_path / "grades.json")

    objects = json.loads((tmp_path / "grades.json").read_text())["objects"]
    assert [(row["students_by_student_id"], row["exercise_id"], row["points"]) for row in objects] == [
        (["123"], 1, 5),
        (["123"], 2, 8),
    ]


def test_a_platform_that_cannot_know_who_is_who_is_refused(grades: Grades) -> None:
    with pytest.raises(ArvioFailed, match="--roster"):
        LAYOUTS["moodle"](grades, Platform(nobody()))


def test_aplus_needs_the_ids_of_its_exercises(grades: Grades, platform: Platform) -> None:
    with pytest.raises(ArvioFailed, match="--exercise hello=ID"):
        LAYOUTS["aplus"](grades, Platform(platform.roster))


SHEET = Sheet(("student", "points", "note"), [["u1", 12.5, None], ["Ünal", 10.0, "=1+1"]])


def test_csv_writes_numbers_as_they_were_meant(tmp_path: Path) -> None:
    assert write_sheet(SHEET, tmp_path / "grades.csv") == 2

    with (tmp_path / "grades.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [["student", "points", "note"], ["u1", "12.5", ""], ["Ünal", "10", "=1+1"]]


def test_json_is_a_list_of_objects(tmp_path: Path) -> None:
    assert write_sheet(SHEET, tmp_path / "grades.json") == 2

    assert json.loads((tmp_path / "grades.json").read_text())[0] == {"student": "u1", "points": 12.5, "note": None}


def test_excel_gets_numbers_as_numbers_and_formulas_as_text(tmp_path: Path) -> None:
    assert write_sheet(SHEET, tmp_path / "grades.xlsx") == 2

    with zipfile.ZipFile(tmp_path / "grades.xlsx") as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>12.5</v>" in page
    assert "<f>" not in page


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_an_interrupted_export_leaves_the_file_that_was_there(tmp_path: Path, suffix: str) -> None:
    def rows() -> Any:
        yield ["u1", 1.0, None]
        raise KeyboardInterrupt

    file = tmp_path / f"grades{suffix}"
    file.write_text("of yesterday")

    with pytest.raises(KeyboardInterrupt):
        write_sheet(Sheet(("student", "points", "note"), rows()), file)

    assert file.read_text() == "of yesterday"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(tmp_path: Path, suffix: str) -> None:
    def never() -> Iterator[Cells]:
        pytest.fail("nothing need be asked")
        yield []

    with pytest.raises(ArvioFailed, match="there is no such folder"):
        write_sheet(Sheet(("a",), never()), tmp_path / "absent" / f"grades{suffix}")


def test_submissions_are_a_row_each() -> None:
    row = dict.fromkeys(submissions_sheet(admin).header, "x")

    sheet = submissions_sheet(lambda _: {"submissions": [row], "next": None})

    assert [list(cells) for cells in sheet.rows] == [["x"] * 10]


def test_a_roster_is_read_by_its_header(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("\ufeffstudent,email,other\nu1, ada@example.org ,x\n", encoding="utf-8")

    roster = read_roster(tmp_path / "roster.csv")

    assert roster.people == {"u1": {"email": "ada@example.org"}}


@pytest.mark.parametrize("text", ["", "email\nada@example.org\n", "student,other\nu1,x\n"])
def test_a_roster_without_its_columns_says_what_it_needs(tmp_path: Path, text: str) -> None:
    (tmp_path / "roster.csv").write_text(text)

    with pytest.raises(ArvioFailed, match="a column student"):
        read_roster(tmp_path / "roster.csv")


def test_an_ending_that_is_no_format_is_a_usage_error(tmp_path: Path) -> None:
    assert CliRunner().invoke(export, [str(tmp_path / "grades.pdf")]).exit_code == 2


def test_exercises_are_pairs_of_slug_and_number() -> None:
    assert numbers(("hello=12", "sums=3")) == {"hello": 12, "sums": 3}
