def flatten(items):
    flat = []
    for item in items:
        flat += flatten(item) if isinstance(item, list) else [item]
    return flat


def depth(items):
    if not isinstance(items, list) or not items:
        return 0
    return 1 + max(depth(item) for item in items)


def arrangements(letters):
    if not letters:
        return []
    if len(letters) == 1:
        return [letters]
    words = []
    for place, letter in enumerate(letters):
        for rest in arrangements(letters[:place] + letters[place + 1 :]):
            words.append(letter + rest)
    return sorted(words)
