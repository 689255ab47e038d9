print("loading")
VALUE = 3
