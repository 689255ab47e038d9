import builtins
import sys


def leave():
    found = [name for name in ("residue",) if hasattr(builtins, name) or name in sys.modules]
    builtins.residue = "from the last student"
    sys.modules["residue"] = sys
    return found
