-- name: add_regrade
INSERT INTO regrades (slug, revision, who) VALUES (%(slug)s, %(revision)s, %(who)s) RETURNING id::text;

-- name: add_regrade_items
-- A run for each different text of the finished submissions that are asked for, in the lane of its own.
WITH chosen AS MATERIALIZED (
  SELECT s.id, s.status, s.points, s.earned, s.grading_id, g.code_hash
    FROM submissions s JOIN gradings g ON g.id = s.grading_id
   WHERE s.slug = %(slug)s AND NOT s.in_grading
     AND (%(student)s::uuid IS NULL OR s.user_id = %(student)s)
     AND (%(status)s::text IS NULL OR s.status = %(status)s)
     AND (%(since)s::timestamptz IS NULL OR s.accepted_at >= %(since)s)
     AND (%(until)s::timestamptz IS NULL OR s.accepted_at < %(until)s)
), made AS (
  INSERT INTO gradings (revision, sandbox_version, code, code_hash, lane)
  SELECT DISTINCT ON (g.code_hash) %(revision)s, %(sandbox_version)s, g.code, g.code_hash, 'regrade'
    FROM chosen c JOIN gradings g ON g.id = c.grading_id
  RETURNING id, code_hash
)
INSERT INTO regrade_items (regrade_id, submission_id, grading_id, old_grading_id, old_status, old_points, old_earned)
SELECT %(regrade)s, c.id, made.id, c.grading_id, c.status, c.points, c.earned FROM chosen c JOIN made USING (code_hash);

-- name: regrade_runs
SELECT DISTINCT grading_id::text FROM regrade_items WHERE regrade_id = %(id)s;

-- name: overdue_regrades
-- As for live runs, without a maximum age: a large regrade in a small lane may take hours.
SELECT id::text FROM gradings
 WHERE lane = 'regrade' AND attempt < %(attempts)s
   AND ((status = 'grading' AND lease_until < now())
     OR (status = 'queued' AND coalesce(sent_at, created_at)
         < now() - make_interval(secs => %(resend_seconds)s * power(2, least(greatest(sends - 1, 0), 4)))))
 ORDER BY created_at LIMIT 500 FOR UPDATE SKIP LOCKED;

-- name: settle_regrade_items
-- A late submission stays late.
UPDATE regrade_items i SET new_status = %(status)s, new_earned = %(points)s, new_points = round(%(points)s * s.factor, 2)
  FROM submissions s WHERE s.id = i.submission_id AND i.grading_id = %(id)s AND i.new_status IS NULL;

-- name: regrade
SELECT r.id::text, r.slug, r.who, r.status, r.created_at, count(i.*) AS submissions,
       count(i.*) FILTER (WHERE i.new_status IS NOT NULL) AS graded,
       count(i.*) FILTER (WHERE i.new_status = 'error') AS errors,
       count(DISTINCT i.grading_id) AS texts
  FROM regrades r LEFT JOIN regrade_items i ON i.regrade_id = r.id
 WHERE r.id = %(id)s GROUP BY r.id;

-- name: regrade_changes
-- Each student's best points before and after, and how many of their submissions get another verdict.
WITH compared AS (
  SELECT s.user_id, s.points AS before, coalesce(i.new_points, s.points) AS after,
         i.new_status IS NOT NULL AND (i.new_status, i.new_points) IS DISTINCT FROM (s.status, s.points) AS is_changed
    FROM submissions s
    LEFT JOIN regrade_items i ON i.submission_id = s.id AND i.regrade_id = %(id)s AND i.new_status IN ('passed', 'failed')
   WHERE s.slug = %(slug)s
), students AS (
  SELECT user_id, max(before) AS before, max(after) AS after, count(*) FILTER (WHERE is_changed) AS changed
    FROM compared GROUP BY user_id
)
SELECT user_id::text AS student, before, after, changed FROM students WHERE changed > 0
 ORDER BY after - before, user_id LIMIT 20000;

-- name: apply_regrade
-- Only what still has the verdict that the preview compared with, and never what is in grading.
UPDATE submissions s SET status = i.new_status, earned = i.new_earned, points = round(i.new_earned * s.factor, 2),
       max_points = %(max_points)s, grading_id = i.grading_id, version = version + 1
  FROM regrade_items i
 WHERE i.regrade_id = %(id)s AND s.id = i.submission_id AND NOT s.in_grading AND s.grading_id = i.old_grading_id
   AND i.new_status IN ('passed', 'failed')
RETURNING s.user_id::text, s.grading_id::text;

-- name: undo_regrade
UPDATE submissions s SET status = i.old_status, earned = i.old_earned, points = round(i.old_earned * s.factor, 2),
       grading_id = i.old_grading_id, version = version + 1
  FROM regrade_items i
 WHERE i.regrade_id = %(id)s AND s.id = i.submission_id AND NOT s.in_grading AND s.grading_id = i.grading_id
RETURNING s.user_id::text, s.grading_id::text;

-- name: turn_regrade
-- One at a time: of two that apply the same regrade, the second finds it turned.
UPDATE regrades SET status = %(after)s WHERE id = %(id)s AND status = %(before)s RETURNING id::text;

-- name: lock_runs
-- First the runs, then what points at them: the order in which a grader records.
SELECT id FROM gradings WHERE id = ANY(%(ids)s::uuid[]) ORDER BY id FOR UPDATE;

-- name: drop_regrade
DELETE FROM regrades WHERE id = %(id)s AND status = 'running' RETURNING id::text;

-- name: drop_lane_runs
-- Runs that no regrade asks for any more; a grader that holds one of them records nothing.
DELETE FROM gradings g WHERE id = ANY(%(ids)s::uuid[]) AND lane = 'regrade'
   AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.grading_id = g.id)
   AND NOT EXISTS (SELECT 1 FROM regrade_items i WHERE i.grading_id = g.id OR i.old_grading_id = g.id);
