import os


class Bomb:
    def __reduce__(self):
        return os._exit, (0,)

    def __getstate__(self):
        os._exit(0)

    def __copy__(self):
        return 42

    def __deepcopy__(self, memo):
        return 42


def bomb():
    return Bomb()
