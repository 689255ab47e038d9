-- People who submit. `version` grows with everything a student's progress page shows, so a cache key that carries it
-- can never serve a stale page.
CREATE TABLE users (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  recovery_hash bytea NOT NULL UNIQUE,
  token_epoch   integer NOT NULL DEFAULT 0,
  version       bigint NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL DEFAULT now()
);

-- Each publish of the course; the newest row is the one in force.
CREATE TABLE publications (
  number         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title          text NOT NULL,
  join_code_hash bytea,
  published_at   timestamptz NOT NULL DEFAULT now()
);

-- What a run depends on, never changed: a grading that was queued before a publish still runs against its own tests.
CREATE TABLE revisions (
  hash      text PRIMARY KEY,
  slug      text NOT NULL,
  tests     text NOT NULL,
  module    text NOT NULL,
  isolation text NOT NULL CHECK (isolation IN ('strict', 'shared')),
  limits    jsonb NOT NULL
);

-- An assignment as students see it now. An unpublished one keeps its row, because submissions point at it.
CREATE TABLE assignments (
  slug         text PRIMARY KEY,
  revision     text NOT NULL REFERENCES revisions (hash),
  position     integer NOT NULL,
  title        text NOT NULL,
  points       numeric(8, 2) NOT NULL CHECK (points >= 0),
  feedback     text NOT NULL CHECK (feedback IN ('full', 'name', 'hint')),
  hints        jsonb NOT NULL,
  weights      jsonb NOT NULL,
  handout_html text NOT NULL,
  starter_code text NOT NULL,
  published    boolean NOT NULL
);

-- One run of one text against one revision. The text is found by its hash: a b-tree over the text itself would refuse
-- long submissions.
CREATE TABLE gradings (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  revision        text NOT NULL REFERENCES revisions (hash),
  sandbox_version text NOT NULL,
  code            text NOT NULL,
  code_hash       bytea NOT NULL,
  status          text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'grading', 'passed', 'failed', 'error')),
  reusable        boolean NOT NULL DEFAULT true,
  attempt         integer NOT NULL DEFAULT 0,
  lost            integer NOT NULL DEFAULT 0,
  lease_until     timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  sent_at         timestamptz,
  sends           integer NOT NULL DEFAULT 0,
  finished_at     timestamptz,
  run             jsonb
);
CREATE UNIQUE INDEX gradings_shared ON gradings (revision, sandbox_version, code_hash) WHERE reusable;
CREATE INDEX gradings_waiting ON gradings (created_at) WHERE status IN ('queued', 'grading');
CREATE INDEX gradings_finished ON gradings (finished_at DESC) WHERE run IS NOT NULL;

-- One student, one assignment, one text. Points are those of the weights in force when the verdict was recorded.
CREATE TABLE submissions (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  user_id         uuid NOT NULL REFERENCES users (id),
  slug            text NOT NULL REFERENCES assignments (slug),
  grading_id      uuid NOT NULL REFERENCES gradings (id),
  status          text NOT NULL CHECK (status IN ('queued', 'grading', 'passed', 'failed', 'error')),
  version         integer NOT NULL DEFAULT 1,
  points          numeric(8, 2) NOT NULL DEFAULT 0,
  max_points      numeric(8, 2) NOT NULL,
  in_grading      boolean NOT NULL,
  reused          boolean NOT NULL DEFAULT false,
  idempotency_key text,
  request_hash    bytea,
  accepted_at     timestamptz NOT NULL DEFAULT now(),
  queued_at       timestamptz,
  started_at      timestamptz,
  finished_at     timestamptz,
  CHECK (in_grading = (status IN ('queued', 'grading')))
);
-- One submission in grading a student, whatever the code above does.
CREATE UNIQUE INDEX submissions_one_in_grading ON submissions (user_id) WHERE in_grading;
CREATE UNIQUE INDEX submissions_idempotency ON submissions (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX submissions_history ON submissions (user_id, slug, number DESC);
CREATE INDEX submissions_followers ON submissions (grading_id);

-- A ticket opens one WebSocket, once; only its hash is kept.
CREATE TABLE tickets (
  hash       bytea PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id),
  expires_at timestamptz NOT NULL
);

CREATE TABLE connections (
  id         text PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id),
  expires_at timestamptz NOT NULL
);
CREATE INDEX connections_of_user ON connections (user_id);

-- Rate limits while Redis is away: slower, never wrong.
CREATE TABLE rate_counts (
  key        text PRIMARY KEY,
  hits       integer NOT NULL,
  expires_at timestamptz NOT NULL
);
