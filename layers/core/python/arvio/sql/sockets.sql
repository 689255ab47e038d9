-- name: add_ticket
INSERT INTO tickets (hash, user_id, expires_at)
VALUES (%(hash)s, %(user_id)s, now() + make_interval(secs => %(seconds)s));

-- name: take_ticket
-- Single use: the row is gone with the first try.
DELETE FROM tickets WHERE hash = %(hash)s RETURNING user_id::text, expires_at > now() AS is_valid;

-- name: add_connection
INSERT INTO connections (id, user_id, expires_at)
VALUES (%(id)s, %(user_id)s, now() + make_interval(secs => %(seconds)s))
ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, expires_at = excluded.expires_at;

-- name: connection_user
SELECT user_id::text FROM connections WHERE id = %(id)s AND expires_at > now();

-- name: remove_connections
DELETE FROM connections WHERE id = ANY(%(ids)s);

-- name: forget_expired_tickets
DELETE FROM tickets WHERE expires_at < now();

-- name: forget_expired_connections
DELETE FROM connections WHERE expires_at < now();
