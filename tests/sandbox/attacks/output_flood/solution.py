def flood():
    for number in range(100000):
        print("spam", number)
    return 1
