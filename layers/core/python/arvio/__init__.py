"""Arvio: a serverless autograder for Python courses."""
