-- name: publication
SELECT number, title, join_code_hash FROM publications ORDER BY number DESC LIMIT 1;

-- name: published_assignments
SELECT slug, title, position, points FROM assignments WHERE published ORDER BY position, slug;

-- name: assignment_page
SELECT a.slug, a.title, a.handout_html, a.starter_code, a.points, a.policy, r.module, r.limits
  FROM assignments a JOIN revisions r ON r.hash = a.revision WHERE a.slug = %(slug)s AND a.published;

-- name: assignment_rules
-- How an assignment is graded and shown; also of one that is no longer published, for its old submissions.
SELECT slug, revision, points, weights, feedback, hints, published, policy FROM assignments WHERE slug = %(slug)s;

-- name: lock_publishing
-- Two publishes at once would interleave; the second waits.
SELECT pg_advisory_xact_lock(hashtext('arvio publish'));

-- name: assignment_revisions
SELECT slug, revision, published FROM assignments;

-- name: policies
SELECT slug, policy FROM assignments WHERE published;

-- name: stale_verdicts
-- How many reusable verdicts stop being reused when these revisions are replaced.
SELECT count(*) AS count FROM gradings WHERE reusable AND lane = 'live' AND revision = ANY(%(revisions)s);

-- name: add_publication
INSERT INTO publications (title, join_code_hash) VALUES (%(title)s, %(join_code_hash)s) RETURNING number;

-- name: add_revision
INSERT INTO revisions (hash, slug, tests, module, isolation, limits)
VALUES (%(hash)s, %(slug)s, %(tests)s, %(module)s, %(isolation)s, %(limits)s) ON CONFLICT (hash) DO NOTHING;

-- name: put_assignment
INSERT INTO assignments (slug, revision, position, title, points, feedback, hints, weights, handout_html, starter_code, policy,
                         published)
VALUES (%(slug)s, %(revision)s, %(position)s, %(title)s, %(points)s, %(feedback)s, %(hints)s, %(weights)s, %(handout_html)s,
        %(starter_code)s, %(policy)s, true)
ON CONFLICT (slug) DO UPDATE SET revision = excluded.revision, position = excluded.position, title = excluded.title,
  points = excluded.points, feedback = excluded.feedback, hints = excluded.hints, weights = excluded.weights,
  handout_html = excluded.handout_html, starter_code = excluded.starter_code, policy = excluded.policy,
  published = true;

-- name: unpublish_others
UPDATE assignments SET published = false WHERE NOT slug = ANY(%(slugs)s);
