def greet():
    name = input("Name? ")
    print("Hello,", name)


def total():
    numbers = []
    while True:
        try:
            line = input()
        except EOFError:
            break
        numbers.append(int(line))
    print(sum(numbers))
    return sum(numbers)
