import json
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from arvio.adapters.aws import client
from arvio.errors import ArtifactMissing


class S3Artifacts:
    """What was uploaded because it is too large for an invocation's payload of 6 MB."""

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket

    def read(self, key: str) -> Any:
        try:
            body = client("s3").get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except (BotoCoreError, ClientError) as error:
            raise ArtifactMissing from error
        return json.loads(body)
