def greet(name):
    print(f"Hello, {name.strip() or 'stranger'}!")
