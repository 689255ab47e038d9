def flood():
    while True:
        print("spam" * 1000)
