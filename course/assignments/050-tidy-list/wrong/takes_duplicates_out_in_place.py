def remove_all(items, unwanted):
    removed = items.count(unwanted)
    for _ in range(removed):
        items.remove(unwanted)
    return removed


def rotate(items, steps):
    if items:
        cut = -steps % len(items)
        items[:] = items[cut:] + items[:cut]


def without_duplicates(items):
    for place in range(len(items) - 1, 0, -1):
        if items[place] in items[:place]:
            del items[place]
    return list(items)
