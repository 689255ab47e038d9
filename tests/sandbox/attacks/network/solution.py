import ctypes
import socket
import urllib.request

LIBC = ctypes.CDLL(None, use_errno=True)


def raw(*arguments):
    if LIBC.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


ATTEMPTS = [
    lambda: socket.socket(),
    lambda: socket.socket(socket.AF_UNIX),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    lambda: socket.socketpair(),
    lambda: socket.getaddrinfo("example.com", 80),
    lambda: socket.create_connection(("127.0.0.1", 9001), timeout=1),
    lambda: urllib.request.urlopen("http://127.0.0.1:9001/2018-06-01/runtime/invocation/next", timeout=1),
    lambda: raw(41, 2, 1, 0),
    lambda: raw(198, 2, 1, 0),
    lambda: raw(425, 8, ctypes.create_string_buffer(256)),
    lambda: raw(321, 0, ctypes.create_string_buffer(128), 128),
    lambda: raw(0x40000000 + 41, 2, 1, 0) if False else raw(41, 1, 1, 0),
]


def succeeded():
    found = []
    for place, attempt in enumerate(ATTEMPTS):
        try:
            attempt()
            found.append(place)
        except OSError:
            pass
    return found
