import enum


class Color(enum.Enum):
    RED = 1
    GREEN = "g"

    @property
    def pretty(self):
        return self.name.title()


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Mood(str, enum.Enum):
    HAPPY = "happy"


def mix():
    return Color.RED


def turn(color):
    return Color.GREEN if color is Color.RED else Color.RED
