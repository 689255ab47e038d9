def flatten(items):
    """Return one flat list of everything in items, however deep."""
    return items


def depth(items):
    """Return how many levels of lists there are; 0 for anything but a list."""
    return 0


def arrangements(letters):
    """Return every word that uses each letter once, in alphabetical order."""
    return [letters]
