-- What each publication holds, so that an earlier one can be put in force again as it was. Tests are in revisions, which
-- never change. An older version of the product leaves it null: what it published cannot be restored.
ALTER TABLE publications ADD COLUMN assignments jsonb;
UPDATE publications
   SET assignments = (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM assignments a WHERE a.published)
 WHERE number = (SELECT max(number) FROM publications);
