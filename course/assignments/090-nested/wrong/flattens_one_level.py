def flatten(items):
    flat = []
    for item in items:
        if isinstance(item, list):
            flat += item
        else:
            flat.append(item)
    return flat


def depth(items):
    if not isinstance(items, list):
        return 0
    return 1 + max((depth(item) for item in items), default=0)


def arrangements(letters):
    if not letters:
        return [""]
    words = set()
    for place, letter in enumerate(letters):
        for rest in arrangements(letters[:place] + letters[place + 1 :]):
            words.add(letter + rest)
    return sorted(words)
