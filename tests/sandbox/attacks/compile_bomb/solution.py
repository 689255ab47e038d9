def nest():
    return eval("(" * 100000 + ")" * 100000)


def shift():
    return eval("1 << (1 << 40)")


def power():
    return len(str(eval("9**9**9")))


def fine():
    return 1
