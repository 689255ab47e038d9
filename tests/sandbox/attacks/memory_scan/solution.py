import ctypes
import gc
import sys

# The expected value, masked: in clear it must not be in this text, or the search would find itself.
MASKED = b'\x1a\x05\x10\x1b\n\x06\x10\x06\x14\x18\x10'
MASK = bytes(number ^ 0x55 for number in range(256))


def pages():
    """Surely mapped: where objects lie."""
    places = {id(each) >> 12 for each in gc.get_objects()}
    places |= {id(value) >> 12 for module in list(sys.modules.values()) for value in list(vars(module).values())}
    return sorted(places)


def found():
    return sum(ctypes.string_at(place << 12, 4096).translate(MASK).count(MASKED) for place in pages())
