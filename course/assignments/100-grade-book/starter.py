def points_by_student(entries):
    """Return a dictionary: each student with the list of their points."""
    return {}


def averages(book):
    """Return each student's average, rounded to one decimal."""
    return {}


def students_by_grade(averages):
    """Return each grade with the names of those who got it, in alphabetical order."""
    return {}
