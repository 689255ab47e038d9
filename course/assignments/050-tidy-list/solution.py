def remove_all(items, unwanted):
    """Take every element equal to unwanted out of items; return how many there were."""
    before = len(items)
    items[:] = [item for item in items if item != unwanted]
    return before - len(items)


def rotate(items, steps):
    """Move each element of items steps places to the right, in place."""
    if items:
        cut = -steps % len(items)
        items[:] = items[cut:] + items[:cut]


def without_duplicates(items):
    """Return a new list with each element of items once, at its first place."""
    unique = []
    for item in items:
        if item not in unique:
            unique.append(item)
    return unique
