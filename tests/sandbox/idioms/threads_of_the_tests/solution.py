import threading


class Counter:
    def __init__(self):
        self.value = 0
        self.names = []
        self._lock = threading.Lock()

    def increment(self, name=""):
        with self._lock:
            self.value += 1
            self.names.append(name)


def double(number):
    return [number, "x" * 500, 2 * number]


def each(values, function):
    return [function(value) for value in values]
