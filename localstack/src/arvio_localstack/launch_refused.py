class LaunchRefused(Exception):
    """The function cannot be started as the plugin is configured; the message says what to do."""
