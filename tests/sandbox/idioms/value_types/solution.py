from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

Point = namedtuple("Point", "x y")


def echo(value):
    return value


def words(text):
    return Counter(text.split())


def grouped(items):
    found = defaultdict(list)
    for item in items:
        found[item[0]].append(item)
    return found


def money():
    return Decimal("0.10") + Decimal("0.20")


def half():
    return Fraction(1, 3) + Fraction(1, 6)


def point():
    return Point(1, 2)


def tomorrow(day):
    return day + timedelta(days=1)


def ordered():
    return OrderedDict([("b", 1), ("a", 2)])


def queue():
    return deque([1, 2, 3], maxlen=3)
