def huge_int():
    return 10**200000


def huge_text():
    return "x" * (20 << 20)


def huge_list():
    return list(range(3_000_000))


def fine():
    return 1
