def template():
    return "{0.__class__.__init__.__globals__} {0.__class__.__mro__} {1}"


class Template(str):
    def format(self, *arguments, **named):
        return "Hello, 42"

    def __mod__(self, other):
        return "Hello, 42"


def text():
    return Template("nothing")
