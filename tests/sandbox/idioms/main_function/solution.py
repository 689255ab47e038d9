import sys


def main(argv=None):
    argv = sys.argv if argv is None else argv
    if len(argv) < 2:
        print("usage: solution NAME")
        return 1
    print("hello", argv[1])
    return 0


def quit_with(code):
    sys.exit(code)


if __name__ == "__main__":
    sys.exit(main())
