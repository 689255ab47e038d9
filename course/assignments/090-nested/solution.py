def flatten(items):
    """Return one flat list of everything in items, however deep."""
    flat = []
    for item in items:
        if isinstance(item, list):
            flat.extend(flatten(item))
        else:
            flat.append(item)
    return flat


def depth(items):
    """Return how many levels of lists there are; 0 for anything but a list."""
    if not isinstance(items, list):
        return 0
    return 1 + max((depth(item) for item in items), default=0)


def arrangements(letters):
    """Return every word that uses each letter once, in alphabetical order."""
    if not letters:
        return [""]
    words = set()
    for place, letter in enumerate(letters):
        for rest in arrangements(letters[:place] + letters[place + 1 :]):
            words.add(letter + rest)
    return sorted(words)
