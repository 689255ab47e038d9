"""The process that runs the instructor's tests. It believes nothing that the student's process says."""
