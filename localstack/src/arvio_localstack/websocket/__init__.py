"""API Gateway WebSocket APIs: control plane, CloudFormation types, sockets and `@connections`."""
