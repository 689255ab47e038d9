-- What instructors changed: who, what, when, before and after. `subject` names a publication, a student, an assignment.
CREATE TABLE audit (
  number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT now(),
  who     text NOT NULL,
  action  text NOT NULL,
  subject text NOT NULL,
  before  jsonb NOT NULL,
  after   jsonb NOT NULL
);

-- A line once written stays as it is, whatever the code above does.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
