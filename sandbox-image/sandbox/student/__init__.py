"""The process that runs the student's text and nothing else. It never sees a test, and nobody believes it."""
