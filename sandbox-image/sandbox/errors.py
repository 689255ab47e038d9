"""What can go wrong on our side of a run."""


class SandboxUnavailableError(RuntimeError):
    """This machine offers no isolation that is good enough to run a stranger's code."""


class SandboxLostError(RuntimeError):
    """The sandbox's own processes died; the student's code is not to blame."""


SandboxUnavailable = SandboxUnavailableError
