-- name: hit
INSERT INTO rate_counts (key, hits, expires_at) VALUES (%(key)s, 1, now() + make_interval(secs => %(window_seconds)s))
ON CONFLICT (key) DO UPDATE SET hits = rate_counts.hits + 1
RETURNING hits;

-- name: hits
SELECT hits FROM rate_counts WHERE key = %(key)s AND expires_at > now();

-- name: forget_expired_hits
DELETE FROM rate_counts WHERE expires_at < now();
