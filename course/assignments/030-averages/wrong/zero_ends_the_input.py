def main():
    numbers = []
    while True:
        line = input()
        try:
            number = float(line or 0)
        except ValueError:
            print(f"Not a number: {line}")
            continue
        if not number:
            break
        numbers.append(number)
    print(f"Numbers: {len(numbers)}")
    if numbers:
        print(f"Average: {sum(numbers) / len(numbers):.2f}")
