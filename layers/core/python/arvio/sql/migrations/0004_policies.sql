-- When an assignment is due, what lateness costs, and how often it may be tried: JSON as the course wrote it.
ALTER TABLE assignments ADD COLUMN policy jsonb NOT NULL DEFAULT '{}';

-- Points are what the run earned, times what a late submission keeps of it.
ALTER TABLE submissions ADD COLUMN earned numeric(8, 2) NOT NULL DEFAULT 0;
ALTER TABLE submissions ADD COLUMN factor numeric(6, 4) NOT NULL DEFAULT 1 CHECK (factor BETWEEN 0 AND 1);
UPDATE submissions SET earned = points;
ALTER TABLE regrade_items ADD COLUMN old_earned numeric(8, 2) NOT NULL DEFAULT 0;
ALTER TABLE regrade_items ADD COLUMN new_earned numeric(8, 2);
UPDATE regrade_items SET old_earned = old_points, new_earned = new_points;

-- One student has until then, whatever the assignment says.
CREATE TABLE extensions (
  user_id    uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  slug       text NOT NULL REFERENCES assignments (slug),
  until      timestamptz NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, slug)
);
