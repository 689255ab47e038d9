import json
from collections.abc import Mapping

from botocore.exceptions import BotoCoreError, ClientError

from arvio.adapters.aws import client
from arvio.errors import ConnectionGone


class ApiGatewayConnections:
    """Open WebSockets, through API Gateway's @connections. A socket that cannot be told counts as gone: its page
    reconnects or polls.
    """

    def post(self, connection_id: str, message: Mapping[str, object]) -> None:
        try:
            client("apigatewaymanagementapi").post_to_connection(
                ConnectionId=connection_id, Data=json.dumps(message).encode()
            )
        except (BotoCoreError, ClientError) as error:
            raise ConnectionGone from error
