"""Methods by names of the builtin types' own, which hear an expected value."""


class Some(set):
    def difference(self, other):
        return set()

    symmetric_difference = difference

    def intersection(self, other):
        return other

    union = intersection


class Text(str):
    def find(self, wanted):
        return 3

    index = rfind = rindex = find

    def count(self, wanted):
        return 1


class Stranger:
    difference = symmetric_difference = Some.difference
    intersection = union = Some.intersection

    @staticmethod
    def issubset(other):
        return True


def some():
    return Some({0})


def text():
    return Text("nothing")


def stranger():
    return Stranger()


class Learner:
    """Hears in one method what it says in the other."""

    def difference(self, other):
        self.heard = tuple(other)
        return set()

    def __iter__(self):
        return iter(self.heard)


def learner():
    return Learner()
