NAMES = ("reset_mock", "assert_called_once_with", "assert_called", "call_count", "called", "mock_calls", "await_count",
         "assert_awaited_once", "assert_awaited_once_with", "await_args_list", "side_effect", "return_value")


class Agreeable:
    def __getattr__(self, name):
        return lambda *arguments, **named: None

    def __call__(self, *arguments, **named):
        return self


def tamper(mock):
    for name in NAMES:
        try:
            setattr(mock, name, lambda *a, **k: None)
        except AttributeError:
            pass
        try:
            getattr(mock, name)()
        except (AttributeError, TypeError):
            pass


def notify(listener):
    tamper(listener)


def replace(listener):
    for part in (Agreeable(), Agreeable, Agreeable().send, print):
        try:
            listener.send = part
        except AttributeError:
            pass


def label(listener):
    listener.name_of_sender = "Ada"
