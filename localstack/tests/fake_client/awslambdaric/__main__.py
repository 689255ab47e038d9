"""The runtime API as AWS's client uses it, in standard Python: that client is not in LocalStack's environment."""

import http.client
import importlib
import json
import os
import sys
import traceback

PREFIX = "/2018-06-01/runtime"


def call(method, path, body=None):
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection.request(method, PREFIX + path, body)
    response = connection.getresponse()
    return response.headers, response.read()


def error():
    kind, value, _ = sys.exc_info()
    return json.dumps({"errorType": kind.__name__, "errorMessage": str(value)})


def main(args):
    module, _, function = args[1].rpartition(".")
    try:
        handler = getattr(importlib.import_module(module), function)
    except Exception:
        call("POST", "/init/error", error())
        sys.exit(1)
    while True:
        headers, event = call("GET", "/invocation/next")
        request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        try:
            call("POST", f"/invocation/{request_id}/response", json.dumps(handler(json.loads(event), None)))
        except Exception:
            traceback.print_exc()
            call("POST", f"/invocation/{request_id}/error", error())


if __name__ == "__main__":
    main(sys.argv)
