"""Python values as tagged JSON: what may cross between the tests and the student's code, and nothing else."""
