-- A regrade runs beside the live queue, and its runs never meet those that students share.
ALTER TABLE gradings ADD COLUMN lane text NOT NULL DEFAULT 'live' CHECK (lane IN ('live', 'regrade'));
-- not only adding: 0.1.0 is the first release and has this migration; ON CONFLICT of older sources would not find its index.
DROP INDEX gradings_shared;
-- not only adding: it asks for less than the one before it.
CREATE UNIQUE INDEX gradings_shared ON gradings (revision, sandbox_version, code_hash) WHERE reusable AND lane = 'live';
-- not only adding: it was there for speed alone.
DROP INDEX gradings_waiting;
CREATE INDEX gradings_waiting ON gradings (lane, created_at) WHERE status IN ('queued', 'grading');

CREATE TABLE regrades (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug       text NOT NULL REFERENCES assignments (slug),
  revision   text NOT NULL REFERENCES revisions (hash),
  who        text NOT NULL,
  status     text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'applied', 'undone')),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Both verdicts of a submission: the one it had, and the one of the regrade, null until its run is graded.
CREATE TABLE regrade_items (
  regrade_id     uuid NOT NULL REFERENCES regrades (id) ON DELETE CASCADE,
  submission_id  uuid NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  grading_id     uuid NOT NULL REFERENCES gradings (id),
  old_grading_id uuid NOT NULL REFERENCES gradings (id),
  old_status     text NOT NULL,
  old_points     numeric(8, 2) NOT NULL,
  new_status     text,
  new_points     numeric(8, 2),
  PRIMARY KEY (regrade_id, submission_id)
);
CREATE INDEX regrade_items_grading ON regrade_items (grading_id);
CREATE INDEX regrade_items_old_grading ON regrade_items (old_grading_id);
CREATE INDEX regrade_items_submission ON regrade_items (submission_id);
