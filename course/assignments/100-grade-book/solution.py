from collections import defaultdict

BORDERS = [(90, "A"), (75, "B"), (50, "C")]


def points_by_student(entries):
    """Return a dictionary: each student with the list of their points."""
    book = defaultdict(list)
    for name, points in entries:
        book[name].append(points)
    return dict(book)


def averages(book):
    """Return each student's average, rounded to one decimal."""
    return {name: round(sum(points) / len(points), 1) for name, points in book.items() if points}


def grade_of(average):
    """Return the letter for one average."""
    for border, grade in BORDERS:
        if average >= border:
            return grade
    return "F"


def students_by_grade(averages):
    """Return each grade with the names of those who got it, in alphabetical order."""
    names = {}
    for name in sorted(averages):
        names.setdefault(grade_of(averages[name]), []).append(name)
    return names
