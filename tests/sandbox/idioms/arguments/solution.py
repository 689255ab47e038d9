def describe(name, *args, sep=", ", **kwargs):
    return sep.join([name, *map(str, args), *(f"{k}={v}" for k, v in kwargs.items())])


def only_keyword(*, a, b=2):
    return a + b


def only_positional(a, b, /):
    return a - b


def bad_default(item, items=[]):
    items.append(item)
    return items
