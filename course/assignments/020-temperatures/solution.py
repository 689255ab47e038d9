def to_fahrenheit(celsius):
    """Return the same temperature in degrees Fahrenheit."""
    return celsius * 9 / 5 + 32


def to_celsius(fahrenheit):
    """Return the same temperature in degrees Celsius."""
    return (fahrenheit - 32) * 5 / 9


def describe(celsius):
    """Return "freezing", "cold", "mild" or "hot"."""
    if celsius < 0:
        return "freezing"
    if celsius < 15:
        return "cold"
    if celsius < 25:
        return "mild"
    return "hot"
