def points_by_student(entries):
    return {name: [points] for name, points in entries}


def averages(book):
    return {name: round(sum(points) / len(points), 1) for name, points in book.items() if points}


def students_by_grade(averages):
    names = {}
    for name, average in sorted(averages.items()):
        grade = "A" if average >= 90 else "B" if average >= 75 else "C" if average >= 50 else "F"
        names.setdefault(grade, []).append(name)
    return names
