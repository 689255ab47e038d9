-- name: add_entry
INSERT INTO audit (who, action, subject, before, after)
VALUES (%(who)s, %(action)s, %(subject)s, %(before)s, %(after)s);

-- name: entries
-- Newest first; the cursor is the number of the last line the reader has.
SELECT number, at, who, action, subject, before, after FROM audit
 WHERE number < %(before_number)s ORDER BY number DESC LIMIT %(limit)s;
