class Interval:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def intersection(self, other):
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def union(self, *others):
        return Interval(min(self.low, *(each.low for each in others)), max(self.high, *(each.high for each in others)))

    def issubset(self, other):
        return other.low <= self.low and self.high <= other.high

    def __eq__(self, other):
        return (self.low, self.high) == (other.low, other.high)


class Word(str):
    """Takes capitals for small letters."""

    def count(self, letter):
        return self.lower().__str__().count(letter.lower())

    def startswith(self, start):
        return str(self).lower().startswith(start.lower())


class Numbers(list):
    def index(self, wanted):
        return list.index(self, wanted) + 1


class Sets:
    @staticmethod
    def union(first, second):
        return sorted({*first, *second})


class Shelf:
    def __init__(self, *titles):
        self.titles = list(titles)

    def count(self):
        return len(self.titles)

    def find(self, title):
        return self.titles.index(title) if title in self.titles else None


def shelf():
    return Shelf("Emma", "Ulysses")


def common(first, second):
    return Interval(*first).intersection(Interval(*second))


def loops(numbers):
    found = []
    for each in sorted(numbers):
        found.append(helper(each))
    return found


def helper(number):
    return number
