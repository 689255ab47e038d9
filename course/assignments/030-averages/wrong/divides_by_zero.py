def main():
    numbers = []
    while True:
        line = input()
        if line == "":
            break
        try:
            numbers.append(float(line))
        except ValueError:
            print(f"Not a number: {line}")
    print(f"Numbers: {len(numbers)}")
    print(f"Average: {sum(numbers) / len(numbers):.2f}")
