def to_fahrenheit(celsius):
    """Return the same temperature in degrees Fahrenheit."""
    return celsius


def to_celsius(fahrenheit):
    """Return the same temperature in degrees Celsius."""
    return fahrenheit


def describe(celsius):
    """Return "freezing", "cold", "mild" or "hot"."""
    return "mild"
