def remove_all(items, unwanted):
    count = items.count(unwanted)
    items = [item for item in items if item != unwanted]
    return count


def rotate(items, steps):
    if items:
        cut = -steps % len(items)
        items = items[cut:] + items[:cut]


def without_duplicates(items):
    return list(dict.fromkeys(items))
