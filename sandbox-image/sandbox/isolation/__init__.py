"""What keeps student code in: system call filters, file rules, limits and identities, by raw system calls."""
