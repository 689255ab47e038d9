def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


def flatten(items):
    return [leaf for item in items for leaf in (flatten(item) if isinstance(item, list) else [item])]


def forever(n):
    return forever(n + 1)


def permutations(text):
    if len(text) <= 1:
        return [text]
    return [c + rest for i, c in enumerate(text) for rest in permutations(text[:i] + text[i + 1 :])]
