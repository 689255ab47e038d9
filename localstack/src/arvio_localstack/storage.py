"""S3's objects live under TMPDIR: LocalStack 4.14 keeps them in one fixed folder of /tmp.

Two LocalStacks on one machine would delete each other's objects there, and a second user could not write at all.
"""

import os
import tempfile

from localstack.services.s3 import provider


def apply() -> None:
    provider.DEFAULT_S3_TMP_DIR = os.path.join(tempfile.gettempdir(), "s3")  # noqa: PTH118 - LocalStack joins text to it
