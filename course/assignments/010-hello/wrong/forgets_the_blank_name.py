def greet(name):
    if name == "":
        return "Hello, stranger!"
    return f"Hello, {name.strip()}!"
