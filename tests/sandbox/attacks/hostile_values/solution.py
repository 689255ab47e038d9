import datetime
from decimal import Decimal
from fractions import Fraction


def endless_range():
    return range(10**15)


def tower():
    return Decimal("1E+400000000")


def quotient():
    return Fraction(1, 10**100000)


def not_a_number():
    return float("nan")


def signalling():
    return Decimal("sNaN")


def far():
    return datetime.timedelta.max


def fine():
    return 1
