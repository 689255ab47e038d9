-- name: report_totals
-- `run_seconds` is what graders really worked; a reused verdict cost nothing.
SELECT count(*) AS submissions, count(DISTINCT user_id) AS students, count(*) FILTER (WHERE reused) AS reused,
       count(*) FILTER (WHERE status = 'error') AS errors,
       (SELECT count(*) FROM gradings WHERE finished_at IS NOT NULL) AS runs,
       coalesce(sum(extract(epoch FROM finished_at - started_at)) FILTER (WHERE NOT reused), 0)::float AS run_seconds
  FROM submissions;

-- name: report_assignments
-- `tries` is the mean number of submissions up to the first pass, of those who passed.
WITH numbered AS (
  SELECT user_id, slug, status, points, row_number() OVER (PARTITION BY user_id, slug ORDER BY number) AS try
    FROM submissions WHERE status <> 'error'
), students AS (
  SELECT user_id, slug, count(*) AS submissions, max(points) AS best, min(try) FILTER (WHERE status = 'passed') AS first_pass
    FROM numbered GROUP BY user_id, slug
)
SELECT a.slug, a.title, a.points, count(s.user_id) AS tried, count(s.first_pass) AS passed,
       coalesce(sum(s.submissions), 0)::bigint AS submissions, avg(s.first_pass)::float AS tries, avg(s.best)::float AS mean_best
  FROM assignments a LEFT JOIN students s ON s.slug = a.slug
 WHERE a.published GROUP BY a.slug, a.title, a.points, a.position ORDER BY a.position;

-- name: report_tests
-- Which test cases stop most runs, among the newest ones: subtests count with their case.
WITH newest AS (
  SELECT g.run, r.slug FROM gradings g JOIN revisions r ON r.hash = g.revision
   WHERE g.run IS NOT NULL AND g.status IN ('passed', 'failed') ORDER BY g.finished_at DESC LIMIT 5000
), cases AS (
  SELECT slug, split_part(test ->> 'name', ' [', 1) AS name, bool_and(test ->> 'outcome' = 'passed') AS is_passed
    FROM (SELECT slug, run, row_number() OVER () AS place FROM newest) n, jsonb_array_elements(n.run -> 'tests') test
   GROUP BY slug, place, 2
)
SELECT slug, name, count(*) AS runs, count(*) FILTER (WHERE NOT is_passed) AS failures
  FROM cases GROUP BY slug, name HAVING count(*) FILTER (WHERE NOT is_passed) > 0
 ORDER BY failures DESC, slug, name LIMIT 20;

-- name: report_days
SELECT date_trunc('day', accepted_at AT TIME ZONE 'UTC')::date::text AS day, count(*) AS submissions,
       count(*) FILTER (WHERE status = 'passed') AS passed
  FROM submissions GROUP BY 1 ORDER BY 1;

-- name: report_waits
-- Seconds from submit to verdict of what was really run, as percentiles.
SELECT percentile_cont(ARRAY[0.5, 0.9, 0.99, 1]) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - accepted_at)) AS waits
  FROM submissions WHERE NOT reused AND finished_at IS NOT NULL;

-- name: report_progress
-- How many students have completed how many assignments.
SELECT completed, count(*) AS students FROM (
  SELECT s.user_id, count(DISTINCT s.slug) FILTER (WHERE s.status = 'passed') AS completed
    FROM submissions s JOIN assignments a ON a.slug = s.slug AND a.published GROUP BY s.user_id
) each_student GROUP BY completed ORDER BY completed;
