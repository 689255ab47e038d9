class Box:
    """Goes by a class's name and by a function's."""

    def __init__(self, *_):
        pass

    def __contains__(self, wanted):
        return True


fruits = Box
