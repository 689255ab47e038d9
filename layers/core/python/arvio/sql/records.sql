-- name: records
-- Submissions as an instructor looks for them, newest first; the cursor is the number of the last row of the page before.
SELECT id::text, number, user_id::text AS student, slug AS assignment, status, points, max_points, reused, accepted_at,
       finished_at
  FROM submissions
 WHERE number < %(before_number)s
   AND (%(student)s::uuid IS NULL OR user_id = %(student)s)
   AND (%(assignment)s::text IS NULL OR slug = %(assignment)s)
   AND (%(status)s::text IS NULL OR status = %(status)s)
   AND (%(since)s::timestamptz IS NULL OR accepted_at >= %(since)s)
   AND (%(until)s::timestamptz IS NULL OR accepted_at < %(until)s)
 ORDER BY number DESC LIMIT %(limit)s;

-- name: record
-- One submission with everything that is known of it; the run is raw, as no student sees it.
SELECT s.id::text, s.number, s.user_id::text AS student, s.slug AS assignment, s.status, s.version, s.points,
       s.max_points, s.reused, s.accepted_at, s.queued_at, s.started_at, s.finished_at, g.id::text AS grading, g.attempt,
       g.lost, g.sandbox_version, g.revision, r.isolation, g.run, g.code
  FROM submissions s JOIN gradings g ON g.id = s.grading_id JOIN revisions r ON r.hash = g.revision
 WHERE s.id = %(id)s;

-- name: student_records
-- A page of students in the order of their ids, with what they reached in what is published now.
WITH page AS (
  SELECT u.id, u.created_at FROM users u
   WHERE (%(after)s::uuid IS NULL OR u.id > %(after)s)
     AND (%(everybody)s OR EXISTS (SELECT 1 FROM submissions s WHERE s.user_id = u.id))
   ORDER BY u.id LIMIT %(limit)s
), reached AS (
  SELECT s.user_id, s.slug, max(s.points) AS points, bool_or(s.status = 'passed') AS is_passed, count(*) AS submissions,
         max(s.accepted_at) AS latest_at,
         (array_agg(s.accepted_at ORDER BY s.points DESC, s.number))[1] AS best_at
    FROM submissions s JOIN assignments a ON a.slug = s.slug AND a.published
   WHERE s.user_id IN (SELECT id FROM page) GROUP BY s.user_id, s.slug
)
SELECT page.id::text AS student, page.created_at, coalesce(sum(r.points), 0) AS points,
       count(*) FILTER (WHERE r.is_passed) AS completed, coalesce(sum(r.submissions), 0)::bigint AS submissions,
       max(r.latest_at) AS latest_at,
       coalesce(jsonb_object_agg(r.slug, r.points) FILTER (WHERE r.slug IS NOT NULL), '{}') AS grades,
       coalesce(jsonb_object_agg(r.slug, r.best_at) FILTER (WHERE r.slug IS NOT NULL), '{}') AS best_at
  FROM page LEFT JOIN reached r ON r.user_id = page.id
 GROUP BY page.id, page.created_at ORDER BY page.id;

-- name: student_record
SELECT id::text AS student, created_at, (SELECT count(*) FROM submissions s WHERE s.user_id = u.id) AS submissions
  FROM users u WHERE id = %(id)s;

-- name: student_assignments
-- What one student reached, assignment by assignment; also in those that are no longer published.
SELECT s.slug AS assignment, a.title, a.published, max(s.points) AS points, a.points AS max_points,
       bool_or(s.status = 'passed') AS is_passed, count(*) AS submissions, min(s.accepted_at) AS first_at,
       max(s.accepted_at) AS latest_at
  FROM submissions s JOIN assignments a ON a.slug = s.slug
 WHERE s.user_id = %(id)s GROUP BY s.slug, a.title, a.published, a.points, a.position ORDER BY a.position;
