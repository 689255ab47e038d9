-- name: join_grading
-- The run that this text can share. The lock makes attaching and recording wait for each other, so a student who
-- attaches at the moment of the verdict is either settled by it or finds it finished.
SELECT id::text, status, run FROM gradings
 WHERE revision = %(revision)s AND sandbox_version = %(sandbox_version)s AND code_hash = %(code_hash)s AND reusable
   AND lane = 'live' FOR UPDATE;

-- name: add_grading
INSERT INTO gradings (revision, sandbox_version, code, code_hash)
VALUES (%(revision)s, %(sandbox_version)s, %(code)s, %(code_hash)s)
ON CONFLICT (revision, sandbox_version, code_hash) WHERE reusable AND lane = 'live' DO NOTHING
RETURNING id::text, status, run;

-- name: mark_sent
UPDATE gradings SET sent_at = now(), sends = sends + 1 WHERE id = ANY(%(ids)s::uuid[]);

-- name: claim_grading
-- Take a grading whose turn it is; no row comes back if another grader holds it or it is finished.
UPDATE gradings g SET status = 'grading', attempt = attempt + 1,
       lease_until = now() + make_interval(secs => %(lease_seconds)s)
  FROM revisions r
 WHERE g.id = %(id)s AND r.hash = g.revision AND g.attempt < %(attempts)s
   AND (g.status = 'queued' OR (g.status = 'grading' AND g.lease_until < now()))
RETURNING g.id::text, g.attempt, g.lost, g.code, g.sandbox_version, r.slug, r.tests, r.module, r.isolation, r.limits;

-- name: start_submissions
UPDATE submissions SET status = 'grading', version = version + 1, started_at = now()
 WHERE grading_id = %(id)s AND in_grading;

-- name: lock_claim
-- The row, if this attempt still holds it: a grader that was late writes nothing.
SELECT id::text FROM gradings
 WHERE id = %(id)s AND status = 'grading' AND attempt = %(attempt)s FOR UPDATE;

-- name: record_grading
UPDATE gradings SET status = %(status)s, run = %(run)s, reusable = %(reusable)s, lease_until = NULL, finished_at = now()
 WHERE id = %(id)s;

-- name: settle_submissions
UPDATE submissions SET status = %(status)s, earned = %(points)s, points = round(%(points)s * factor, 2), version = version + 1, in_grading = false,
       finished_at = now()
 WHERE grading_id = %(id)s AND in_grading
RETURNING user_id::text;

-- name: requeue_grading
UPDATE gradings SET status = 'queued', lease_until = NULL, lost = lost + %(lost)s, sent_at = now(), sends = sends + 1
 WHERE id = %(id)s;

-- name: requeue_submissions
UPDATE submissions SET status = 'queued', version = version + 1, started_at = NULL
 WHERE grading_id = %(id)s AND in_grading;

-- name: overdue_gradings
-- Queued rows whose message may be lost, and runs whose lease ran out. The wait doubles with each send, so that a
-- long queue is not flooded with copies of itself.
SELECT id::text FROM gradings
 WHERE lane = 'live' AND attempt < %(attempts)s AND created_at > now() - make_interval(secs => %(maximum_age_seconds)s)
   AND ((status = 'grading' AND lease_until < now()
         AND coalesce(sent_at, created_at) < now() - make_interval(secs => %(resend_seconds)s))
     OR (status = 'queued' AND coalesce(sent_at, created_at)
         < now() - make_interval(secs => %(resend_seconds)s * power(2, least(greatest(sends - 1, 0), 4)))))
 ORDER BY created_at LIMIT 500 FOR UPDATE SKIP LOCKED;

-- name: exhausted_gradings
-- Rows that no grader may take again: every attempt is used up, or the maximum age is over. A live lease is left alone.
SELECT id::text FROM gradings
 WHERE ((status = 'queued' AND attempt >= %(attempts)s)
     OR (lane = 'live' AND status IN ('queued', 'grading') AND created_at <= now() - make_interval(secs => %(maximum_age_seconds)s))
     OR (status = 'grading' AND attempt >= %(attempts)s))
   AND (lease_until IS NULL OR lease_until < now())
 ORDER BY created_at LIMIT 500 FOR UPDATE SKIP LOCKED;

-- name: lock_abandoned
-- A dead letter's grading, unless it is finished or a grader holds a live lease on it.
SELECT id::text FROM gradings
 WHERE id = %(id)s AND status IN ('queued', 'grading') AND (lease_until IS NULL OR lease_until < now()) FOR UPDATE;
