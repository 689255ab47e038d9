def snoop(function):
    found = []
    for name in ("__globals__", "__code__", "__closure__", "__self__", "__func__", "__defaults__", "__wrapped__"):
        try:
            value = getattr(function, name)
            if "OPEN_SESAME" in repr(value) or "SESAME" in repr(getattr(value, "co_consts", "")):
                found.append(name)
        except Exception:
            pass
    return found


def dig(thing):
    found = []
    for name in ("__dict__", "__class__", "__init__", "_secret", "__reduce__", "__getattribute__"):
        try:
            if "SESAME" in repr(getattr(thing, name)):
                found.append(name)
        except Exception:
            pass
    return found
