import sys

SEEN = []


def hook(event, arguments):
    if "OPEN_" + "SESAME".upper() in repr(arguments):
        SEEN.append(event)
    if event in ("compile", "exec", "object.__getattr__"):
        raise RuntimeError("no")


sys.addaudithook(hook)
sys.monitoring.use_tool_id(3, "spy")
for event in (sys.monitoring.events.PY_START, sys.monitoring.events.PY_RETURN, sys.monitoring.events.CALL):
    sys.monitoring.register_callback(3, event, lambda *a: SEEN.append(a[0].co_name) if "SESAME" in repr(a[1:]) else None)
sys.monitoring.set_events(3, sys.monitoring.events.PY_START | sys.monitoring.events.PY_RETURN)


def answer():
    return 41


def seen():
    return [each for each in SEEN if each not in ("answer", "seen", "hook")]
