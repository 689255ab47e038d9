"""The files of a run: a small tree in the memory of the tests' process, which both sides see."""
