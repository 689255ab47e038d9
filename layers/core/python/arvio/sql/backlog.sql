-- name: backlog
-- What waits and what is being graded. A claim whose lease ran out counts as in flight until the sweeper sees it.
SELECT count(*) FILTER (WHERE status = 'queued') AS queued,
       count(*) FILTER (WHERE status = 'grading') AS in_flight,
       count(*) FILTER (WHERE status = 'grading' AND lease_until < now()) AS expired,
       coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE status = 'queued')), 0)::float AS oldest_seconds
  FROM gradings WHERE status IN ('queued', 'grading');

-- name: waiting_gradings
-- The oldest first, as they should be graded.
SELECT id::text FROM gradings WHERE status = 'queued' ORDER BY created_at LIMIT %(limit)s;
