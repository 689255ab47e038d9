def points_by_student(entries):
    book = {}
    for name, points in entries:
        book.setdefault(name, []).append(points)
    return book


def averages(book):
    return {name: round(sum(points) / max(len(points), 1), 1) for name, points in book.items()}


def students_by_grade(averages):
    names = {}
    for name, average in averages.items():
        grade = "A" if average > 90 else "B" if average > 75 else "C" if average > 50 else "F"
        names.setdefault(grade, []).append(name)
    return names
