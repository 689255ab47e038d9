def double_all(numbers):
    for place, number in enumerate(numbers):
        numbers[place] = number * 2


def clean(record):
    record["name"] = record["name"].strip()
    record.pop("junk", None)


def grow(matrix):
    matrix[0].append(9)
    matrix.append([1])


def same(items):
    items.append(0)
    return items


def copied(items):
    return list(items)


def tag(things):
    things.add("x")
    return None
