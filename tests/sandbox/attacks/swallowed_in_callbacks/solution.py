def each(values, check):
    for value in values:
        try:
            check(value)
        except BaseException:
            pass


def instead(check):
    try:
        check(1)
    except BaseException:
        raise ValueError


async def later(check):
    try:
        await check(1)
    except BaseException:
        pass


def quiet(function):
    def wrapper(*arguments):
        try:
            return function(*arguments)
        except Exception:
            return None

    return wrapper
