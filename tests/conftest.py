pytest_plugins = ["tests.fix_db", "tests.fix_course", "tests.fix_services"]
