"""Who may import whom (design §2), how long functions and files may be, and who may read the environment (style)."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.paths import REPOSITORY

CORE = REPOSITORY / "layers/core/python/arvio"
MAXIMUM_FUNCTION_LINES = 40
MAXIMUM_FILE_LINES = 300
IO_LIBRARIES = {"boto3", "botocore", "psycopg", "redis"}

# folder → the first two names of what it may import beside the standard library
ALLOWED = {
    "functions": {"arvio.bootstrap", "arvio.domain", "arvio.entry", "arvio.errors", "arvio.services", "chalice"},
    "layers/core/python/arvio/domain": {"arvio.domain", "arvio.errors"},
    "layers/core/python/arvio/services": {"arvio.domain", "arvio.errors", "arvio.ports", "arvio.services"},
    "layers/core/python/arvio/adapters": {
        "arvio.domain",
        "arvio.errors",
        "arvio.adapters",
        "arvio.ports",
        "arvio.sql",
        *IO_LIBRARIES,
    },
    "layers/core/python/arvio/entry": {"arvio.domain", "arvio.errors", "chalice"},
    "sandbox-image/sandbox": {"sandbox"},
}
READS_NO_CLOCK_OR_DISK = {"os", "time", "random", "pathlib", "subprocess", "socket", "urllib", "tempfile"}
PRODUCT = ["functions", "layers/core", "infra", "sandbox-image", "localstack/src"]


def sources(folder: str) -> list[Path]:
    return sorted(path for path in (REPOSITORY / folder).rglob("*.py") if "__pycache__" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """The first two names of every module imported here, also inside functions; a relative import stays inside."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (".".join(alias.name.split(".")[:2]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "arvio" else [module]
            yield from (".".join(name.split(".")[:2]) for name in names)


def is_standard(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names


def is_allowed(name: str, allowed: set[str]) -> bool:
    return is_standard(name) or name in allowed or name.split(".", maxsplit=1)[0] in allowed


@pytest.mark.parametrize("folder", ALLOWED)
def test_each_part_imports_only_what_it_may(folder: str) -> None:
    files = sources(folder)
    broken = [
        f"{path.name}: {name}" for path in files for name in imports(path) if not is_allowed(name, ALLOWED[folder])
    ]

    assert files
    assert broken == []


@pytest.mark.parametrize("folder", ["domain", "services"])
def test_the_inside_does_no_input_or_output(folder: str) -> None:
    found = [f"{path.name}: {name}" for path in sources(f"layers/core/python/arvio/{folder}") for name in imports(path)]

    assert [row for row in found if row.split(": ")[1].split(".")[0] in READS_NO_CLOCK_OR_DISK] == []


def test_nobody_imports_the_command_line_tool_or_a_function() -> None:
    files = [
        path for folder in ("functions", "layers/core", "sandbox-image", "localstack/src") for path in sources(folder)
    ]

    assert [
        path for path in files for name in imports(path) if name.split(".")[0] in {"infra", "functions", "tests"}
    ] == []


def test_the_environment_is_read_in_one_place_and_not_at_import() -> None:
    files = sources("layers/core") + sources("functions")

    assert [path.name for path in files if re.search(r"\bos\.environ|\bgetenv", path.read_text())] == ["bootstrap.py"]
    assert "os" not in {name for path in files if path.name != "bootstrap.py" for name in imports(path)}


def bodies(path: Path) -> Iterator[tuple[str, int]]:
    """(function, lines without its docstring)."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield f"{path.relative_to(REPOSITORY)} {node.name}", (node.end_lineno or 0) - first.lineno + 1


def test_no_function_is_longer_than_a_screen() -> None:
    found = [row for folder in PRODUCT for path in sources(folder) for row in bodies(path)]

    assert len(found) > 200
    assert [row for row in found if row[1] > MAXIMUM_FUNCTION_LINES] == []


def test_functions_are_short_as_a_rule() -> None:
    lengths = sorted(lines for folder in PRODUCT for path in sources(folder) for _, lines in bodies(path))

    assert lengths[len(lengths) // 2] <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 20


def test_no_file_holds_more_than_it_can_name() -> None:
    files = [path for folder in PRODUCT for path in sources(folder)]

    assert [path for path in files if len(path.read_text().splitlines()) > MAXIMUM_FILE_LINES] == []


def test_our_plugin_shadows_nothing_of_localstack() -> None:
    """`localstack` is a namespace package: a module of ours at that level would become a part of it."""
    assert list((REPOSITORY / "localstack").glob("*.py")) == []
