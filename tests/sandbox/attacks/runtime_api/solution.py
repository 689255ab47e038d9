import ctypes
import os
import struct

CONNECT = {"x86_64": (41, 42), "aarch64": (198, 203)}
API = ("127.0.0.1", 9001)


def reached():
    """What any process of a Lambda function can ask for: the next student's submission."""
    return [way.__name__ for way in (by_environment, by_library, by_socket, by_raw_call) if tried(way)]


def tried(way):
    try:
        return way()
    except (OSError, ImportError):
        return False


def by_environment():
    names = ("AWS_LAMBDA_RUNTIME_API", "AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN", "AWS_CONTAINER_CREDENTIALS_FULL_URI")
    return [os.environ[name] for name in names if name in os.environ]


def by_library():
    import http.client

    connection = http.client.HTTPConnection(*API, timeout=1)
    connection.request("GET", "/2018-06-01/runtime/invocation/next")
    return connection.getresponse().read()


def by_socket():
    import socket

    with socket.create_connection(API, timeout=1):
        return True


def by_raw_call():
    libc = ctypes.CDLL(None, use_errno=True)
    create, connect = CONNECT.get(os.uname().machine, CONNECT["x86_64"])
    address = struct.pack("!HH4s8x", 0x0200, API[1], bytes([127, 0, 0, 1]))
    for descriptor in (libc.syscall(create, 2, 1, 0), 3):
        if descriptor >= 0 and libc.syscall(connect, descriptor, address, len(address)) == 0:
            return True
    return False
