def shout():
    print("\x1b[2J\x1b[31mPASSED\x07 \x00" + chr(0xDC80))
    raise ValueError("\x1b]0;title\x07 \x00" + chr(0xD800))
