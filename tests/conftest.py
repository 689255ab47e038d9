pytest_plugins = [
    "tests.fix_no_skips",
    "tests.fix_course",
    "tests.fix_db",
    "tests.fix_services",
    "tests.fix_cloud",
    "tests.fix_browser",
]
