print("about to fail")
answer = 1 / 0
