def hog():
    text = "x"
    kept = []
    while True:
        kept.append(text * 1000)
        text += "yy" * len(kept)
