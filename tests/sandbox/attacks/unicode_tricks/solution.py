def bidi():
    print("\u202eDESSAP\u202c \u2066hidden\u2069 \u200f")
    return "\u202e24"


def wide():
    return "４２"


def invisible():
    return "42\u200b"


def composed():
    return "e\u0301"


def surrogates():
    return "\ud83d" + "\ude00"


def bomb():
    return "\u0300" * 200000


def keys():
    return {"\udcff": 1, "\x00": 2}
