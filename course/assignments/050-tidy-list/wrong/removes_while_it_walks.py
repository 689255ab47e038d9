def remove_all(items, unwanted):
    removed = 0
    for item in items:
        if item == unwanted:
            items.remove(item)
            removed += 1
    return removed


def rotate(items, steps):
    if items:
        cut = -steps % len(items)
        items[:] = items[cut:] + items[:cut]


def without_duplicates(items):
    unique = []
    for item in items:
        if item not in unique:
            unique.append(item)
    return unique
