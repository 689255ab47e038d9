-- name: publication
SELECT number, title, join_code_hash FROM publications ORDER BY number DESC LIMIT 1;

-- name: published_assignments
SELECT slug, title, position, points, policy FROM assignments WHERE published ORDER BY position, slug;

-- name: assignment_page
SELECT a.slug, a.title, a.handout_html, a.starter_code, a.points, a.policy, r.module, r.limits
  FROM assignments a JOIN revisions r ON r.hash = a.revision WHERE a.slug = %(slug)s AND a.published;

-- name: assignment_rules
-- How an assignment is graded and shown; also of one that is no longer published, for its old submissions.
SELECT slug, revision, points, weights, feedback, hints, published, policy FROM assignments WHERE slug = %(slug)s;

-- name: lock_publishing
-- Two publishes at once would interleave; the second waits.
SELECT pg_advisory_xact_lock(hashtext('arvio publish'));

-- name: assignments_in_force
-- What a publish is compared with. Long texts come as hashes: that they differ is all that is told.
SELECT a.slug, a.revision, a.position, a.title, a.points, a.feedback, a.hints, a.weights, a.policy, r.module, r.isolation,
       r.limits, md5(r.tests) AS tests, md5(a.handout_html) AS handout_html, md5(a.starter_code) AS starter_code
  FROM assignments a JOIN revisions r ON r.hash = a.revision WHERE a.published;

-- name: policies
SELECT slug, policy FROM assignments WHERE published;

-- name: stale_verdicts
-- How many reusable verdicts stop being reused when these revisions are replaced.
SELECT count(*) AS count FROM gradings WHERE reusable AND lane = 'live' AND revision = ANY(%(revisions)s);

-- name: add_publication
-- After the switch: it keeps what is in force now.
INSERT INTO publications (title, join_code_hash, assignments)
VALUES (%(title)s, %(join_code_hash)s,
        (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM assignments a WHERE a.published))
RETURNING number;

-- name: kept_slugs
-- Of a publication whose content was kept.
SELECT coalesce((SELECT array_agg(a ->> 'slug') FROM jsonb_array_elements(assignments) a), '{}') AS slugs
  FROM publications WHERE number = %(number)s AND assignments IS NOT NULL;

-- name: restore_assignments
-- Rows of assignments are never deleted, so each that was published then is still there.
UPDATE assignments a
   SET revision = k.revision, position = k.position, title = k.title, points = k.points, feedback = k.feedback,
       hints = k.hints, weights = k.weights, handout_html = k.handout_html, starter_code = k.starter_code,
       policy = k.policy, published = true
  FROM publications p, jsonb_to_recordset(p.assignments) AS k (
         slug text, revision text, position integer, title text, points numeric, feedback text, hints jsonb,
         weights jsonb, handout_html text, starter_code text, policy jsonb)
 WHERE p.number = %(number)s AND a.slug = k.slug;

-- name: publish_again
-- Under a number of its own: caches know a publication by its number.
INSERT INTO publications (title, join_code_hash, assignments)
SELECT title, join_code_hash, assignments FROM publications WHERE number = %(number)s RETURNING number;

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
