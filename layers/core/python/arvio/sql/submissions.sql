-- name: submission_by_key
SELECT id::text, request_hash FROM submissions WHERE user_id = %(user_id)s AND idempotency_key = %(key)s;

-- name: submission_in_grading
SELECT id::text FROM submissions WHERE user_id = %(user_id)s AND in_grading;

-- name: add_submission
-- A known verdict arrives finished; otherwise the row waits with its grading. A student who joins a run that has
-- started sees it start now, so nobody learns when another student was graded.
INSERT INTO submissions (user_id, slug, grading_id, status, earned, factor, points, max_points, in_grading, reused,
                         idempotency_key, request_hash, queued_at, started_at, finished_at)
VALUES (%(user_id)s, %(slug)s, %(grading_id)s, %(status)s, %(earned)s, %(factor)s,
        round(%(earned)s * %(factor)s, 2), %(max_points)s, NOT %(is_known)s, %(is_known)s,
        %(key)s, %(request_hash)s,
        CASE WHEN NOT %(is_known)s THEN now() END,
        CASE WHEN %(status)s = 'grading' THEN now() END,
        CASE WHEN %(is_known)s THEN now() END)
RETURNING id::text;

-- name: submission
-- A submission of this student with the raw run of its grading; another student's id finds nothing.
SELECT s.id::text, s.slug, s.status, s.version, s.points, s.max_points, s.reused, s.accepted_at, s.queued_at,
       s.started_at, s.finished_at, s.factor, s.earned, g.code, g.run, r.isolation, s.grading_id::text
  FROM submissions s JOIN gradings g ON g.id = s.grading_id JOIN revisions r ON r.hash = g.revision
 WHERE s.id = %(id)s AND s.user_id = %(user_id)s;

-- name: history
-- Newest first; the cursor is the number of the last row the client has.
SELECT id::text, number, slug, status, version, points, max_points, reused, accepted_at, finished_at
  FROM submissions
 WHERE user_id = %(user_id)s AND (%(slug)s::text IS NULL OR slug = %(slug)s) AND number < %(before)s
 ORDER BY number DESC LIMIT %(limit)s;

-- name: queue_position
-- Counted within bounds: past a hundred the exact place helps nobody.
SELECT count(*) AS ahead FROM (
  SELECT 1 FROM gradings
   WHERE lane = 'live' AND status = 'queued' AND created_at < (SELECT created_at FROM gradings WHERE id = %(grading_id)s) LIMIT 100
) waiting;

-- name: followers
-- Who must hear of a change of this grading, and on which sockets.
SELECT c.id AS connection_id, s.id::text AS submission, s.version, s.status
  FROM submissions s JOIN connections c ON c.user_id = s.user_id AND c.expires_at > now()
 WHERE s.grading_id = %(grading_id)s;

-- name: snapshot
-- What a fresh socket must know: the one in grading, and of those the client names, what is newer than it has.
SELECT id::text AS submission, version, status, grading_id::text
  FROM submissions
 WHERE user_id = %(user_id)s AND (in_grading OR id = ANY(%(ids)s::uuid[])) ORDER BY number;
