def remove_all(items, unwanted):
    removed = 0
    while unwanted in items:
        items.remove(unwanted)
        removed += 1
    return removed


def rotate(items, steps):
    for _ in range(steps):
        items.insert(0, items.pop())


def without_duplicates(items):
    return sorted(set(items))
