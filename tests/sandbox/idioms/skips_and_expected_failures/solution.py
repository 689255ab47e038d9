def half_done():
    return 1
