-- name: extension
SELECT until FROM extensions WHERE user_id = %(user_id)s AND slug = %(slug)s;

-- name: put_extension
INSERT INTO extensions (user_id, slug, until) VALUES (%(user_id)s, %(slug)s, %(until)s)
ON CONFLICT (user_id, slug) DO UPDATE SET until = excluded.until, granted_at = now();

-- name: remove_extension
DELETE FROM extensions WHERE user_id = %(user_id)s AND slug = %(slug)s;

-- name: extensions_of
SELECT slug AS assignment, until, granted_at FROM extensions WHERE user_id = %(user_id)s ORDER BY slug;

-- name: lock_attempts
-- Not the student's row: recording a verdict takes the grading first and that row second, and the two could deadlock.
SELECT pg_advisory_xact_lock(hashtextextended(%(user_id)s, 0));

-- name: attempts
-- What counts towards the policy: an error of ours costs nobody an attempt.
SELECT count(*) AS used, max(accepted_at) AS latest_at,
       (SELECT until FROM extensions e WHERE e.user_id = %(user_id)s AND e.slug = %(slug)s) AS extended_until
  FROM submissions WHERE user_id = %(user_id)s AND slug = %(slug)s AND status <> 'error';

-- name: reweigh
-- What each submission keeps of its points, again, after a deadline was moved; the rule is Policy.factor's.
WITH weighed AS (
  SELECT s.id, CASE WHEN s.accepted_at <= d.due OR d.due IS NULL THEN 1
                    ELSE greatest(0, 1 - ceil(extract(epoch FROM s.accepted_at - d.due) / 86400) * %(percent)s::numeric / 100)
               END::numeric(6, 4) AS factor
    FROM submissions s
    LEFT JOIN extensions e ON e.user_id = s.user_id AND e.slug = s.slug
   CROSS JOIN LATERAL (SELECT CASE WHEN %(due)s::timestamptz IS NULL THEN NULL
                                   ELSE greatest(%(due)s::timestamptz, e.until) END AS due) d
   WHERE s.slug = %(slug)s AND (%(user_id)s::uuid IS NULL OR s.user_id = %(user_id)s)
)
UPDATE submissions s SET factor = w.factor, points = round(s.earned * w.factor, 2), version = version + 1
  FROM weighed w
 WHERE w.id = s.id AND w.factor <> s.factor AND (w.factor > s.factor OR NOT %(only_up)s)
RETURNING s.user_id::text;
