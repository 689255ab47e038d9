import asyncio
import functools


class Cart:
    def __init__(self, items=None):
        self._items = items if items is not None else []
        self._prices = {}

    def items(self):
        return self._items

    def prices(self):
        return self._prices

    def copy_of_items(self):
        return list(self._items)

    def add(self, name, price=1):
        self._items.append(name)
        self._prices[name] = price

    def __getitem__(self, key):
        return {"items": self._items, "prices": self._prices}[key]


class Undo:
    def __init__(self, document):
        self.document = document
        self.history = []

    def write(self, line):
        self.history.append(line)
        self.document.append(line)

    def undo(self):
        self.document.remove(self.history.pop())


class Observer:
    def __init__(self):
        self.targets = []

    def watch(self, target):
        self.targets.append(target)

    def tell(self, what):
        for each in self.targets:
            each.append(what)


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def transpose(self):
        self.rows[:] = [list(each) for each in zip(*self.rows)]


LOG = []


def log(line):
    LOG.append(line)
    return LOG


@functools.cache
def table():
    return {"a": 1}


def drain(queue):
    while queue:
        yield queue.pop(0)


async def fill(target, count):
    for each in range(count):
        await asyncio.sleep(0)
        target.append(each)


def remember(value, memory=[]):
    memory.append(value)
    return memory


def doubled(values):
    return [each * 2 for each in values]


def same(values):
    return values


_counter = {}


def count(word):
    _counter[word] = _counter.get(word, 0) + 1
    return _counter
