def apply(function, value):
    return function(value)


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def safely(function):
    try:
        return function()
    except ValueError as error:
        return str(error)


def retry(function, times):
    for _ in range(times - 1):
        try:
            return function()
        except OSError:
            pass
    return function()


def by(key, items):
    return sorted(items, key=key)


def notify(listener, text):
    listener.send(text, urgent=True)
    return listener.count
