def remove_all(items, unwanted):
    """Take every element equal to unwanted out of items; return how many there were."""
    return 0


def rotate(items, steps):
    """Move each element of items steps places to the right, in place."""


def without_duplicates(items):
    """Return a new list with each element of items once, at its first place."""
    return items
