-- name: add_user
INSERT INTO users (recovery_hash) VALUES (%(recovery_hash)s) RETURNING id::text;

-- name: user_by_recovery
SELECT id::text, token_epoch FROM users WHERE recovery_hash = %(recovery_hash)s;

-- name: replace_recovery
UPDATE users SET recovery_hash = %(recovery_hash)s WHERE id = %(user_id)s;

-- name: standing
-- Everything a request must know of its student, in one round trip; it also gives the cache keys their versions.
SELECT u.version, u.token_epoch,
       coalesce((SELECT max(number) FROM publications), 0) AS publication,
       (SELECT s.id::text FROM submissions s WHERE s.user_id = u.id AND s.in_grading) AS in_grading
  FROM users u WHERE u.id = %(user_id)s;

-- name: bump_users
UPDATE users SET version = version + 1 WHERE id = ANY(%(user_ids)s::uuid[]);

-- name: progress
-- A row an assignment the student has submitted to; points once earned stay.
SELECT slug, max(points) AS best_points, bool_or(status = 'passed') AS is_passed,
       (array_agg(id::text ORDER BY number DESC))[1] AS latest_submission
  FROM submissions WHERE user_id = %(user_id)s GROUP BY slug;

-- name: sign_out
-- Every token carries the epoch it was signed in.
UPDATE users SET token_epoch = token_epoch + 1 WHERE id = %(user_id)s;

-- name: lock_user
-- A submission that is being made by this student waits for us, and then finds nobody.
SELECT id FROM users WHERE id = %(user_id)s FOR UPDATE;

-- name: lock_their_gradings
-- Somebody who sends the same text now either shares the run before this or waits for it to be gone.
-- Runs of a regrade belong to the text too.
SELECT id FROM gradings WHERE id IN (
  SELECT grading_id FROM submissions WHERE user_id = %(user_id)s
  UNION SELECT unnest(ARRAY[i.grading_id, i.old_grading_id])
    FROM regrade_items i JOIN submissions s ON s.id = i.submission_id WHERE s.user_id = %(user_id)s
) FOR UPDATE;

-- name: erase_submissions
DELETE FROM submissions WHERE user_id = %(user_id)s RETURNING id;

-- name: erase_gradings
-- Texts that nobody else has sent.
DELETE FROM gradings g WHERE id = ANY(%(ids)s) AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.grading_id = g.id)
   AND NOT EXISTS (SELECT 1 FROM regrade_items i WHERE i.grading_id = g.id OR i.old_grading_id = g.id)
RETURNING id;

-- name: erase_tickets
DELETE FROM tickets WHERE user_id = %(user_id)s;

-- name: erase_connections
DELETE FROM connections WHERE user_id = %(user_id)s;

-- name: erase_user
DELETE FROM users WHERE id = %(user_id)s;
