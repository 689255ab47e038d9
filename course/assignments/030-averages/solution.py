def read_numbers():
    """Return the numbers typed before the first empty line."""
    numbers = []
    while line := input("Number: "):
        try:
            numbers.append(float(line))
        except ValueError:
            print(f"Not a number: {line}")
    return numbers


def main():
    """Read numbers until an empty line, then print their count and average."""
    numbers = read_numbers()
    print(f"Numbers: {len(numbers)}")
    if numbers:
        print(f"Average: {sum(numbers) / len(numbers):.2f}")


if __name__ == "__main__":
    main()
