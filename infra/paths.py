"""Where the parts of the repository are. Only `arvio`'s own code needs these: no function of the product does."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
BUILD = REPOSITORY / ".build"
LOCKS = REPOSITORY / "infra" / "locks"
SITE = REPOSITORY / "static-site"
TEMPLATE = REPOSITORY / "template.yaml"
COURSE = REPOSITORY / "course"
LOCALSTACK_PYTHON = REPOSITORY / ".venv-localstack" / "bin" / "python"
RUNTIME_PYTHON = REPOSITORY / ".venv-runtime" / "bin" / "python"
