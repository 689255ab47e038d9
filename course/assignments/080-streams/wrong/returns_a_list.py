def fibonacci():
    numbers = [0, 1]
    while len(numbers) < 500:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers


def chunks(items, size):
    if size < 1:
        raise ValueError("size")
    return [items[start : start + size] for start in range(0, len(items), size)]


def running_totals(numbers):
    return [sum(numbers[: end + 1]) for end in range(len(numbers))]


def take_while_rising(numbers):
    rising = numbers[:1]
    for number in numbers[1:]:
        if number <= rising[-1]:
            break
        rising.append(number)
    return rising
