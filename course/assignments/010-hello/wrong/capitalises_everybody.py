def greet(name):
    return f"Hello, {name.strip().title() or 'stranger'}!"
