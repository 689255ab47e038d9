import threading
import time

ERRORS = []


def later(function):
    def work():
        time.sleep(0.05)
        try:
            function()
        except RuntimeError as error:
            ERRORS.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    return 1


def errors():
    time.sleep(0.1)
    return len(ERRORS)
