"""PostgreSQL 15 or newer: one module a noun, each over the named queries of `sql/<noun>.sql`."""
