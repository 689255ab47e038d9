name = input()
times = int(input())
for _ in range(times):
    print("Hi", name)
if __name__ == "__main__":
    print("as a script")
