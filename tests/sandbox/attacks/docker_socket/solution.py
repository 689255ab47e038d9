import os
import posix

PLACES = ["/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/podman/podman.sock",
          "/run/dbus/system_bus_socket", "/run/systemd/private", "/tmp/.X11-unix/X0", "\0docker", "/run/user/0/bus"]


def connected():
    found = []
    for place in PLACES:
        try:
            import socket

            with socket.socket(socket.AF_UNIX) as engine:
                engine.connect(place)
            found.append(place)
        except (OSError, ImportError):
            pass
    return found


def opened():
    found = []
    for place in (*PLACES[:7], "/dev/kvm", "/dev/fuse", "/dev/net/tun", "/dev/ptmx", "/dev/mem", "/dev/sda", "/dev/vda"):
        try:
            posix.close(posix.open(place, os.O_RDWR))
            found.append(place)
        except OSError:
            pass
    return found
