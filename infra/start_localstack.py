"""LocalStack's own main, run by LocalStack's own Python, with what it stores kept inside the instance.

LocalStack 4.14 keeps the objects of S3 in one fixed folder of /tmp, whatever TMPDIR says: two instances would delete
each other's, and a second user of the machine could not write at all.
"""

import os
import tempfile

from localstack.runtime.main import main
from localstack.services.s3 import provider

if __name__ == "__main__":
    provider.DEFAULT_S3_TMP_DIR = os.path.join(tempfile.gettempdir(), "s3")  # noqa: PTH118 LocalStack joins text to it
    main()
