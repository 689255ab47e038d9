-- name: backlog
-- What waits and what is being graded. A claim whose lease ran out counts as in flight until the sweeper sees it.
-- A regrade has a lane of its own and is counted apart: it keeps no student waiting.
SELECT count(*) FILTER (WHERE lane = 'live' AND status = 'queued') AS queued,
       count(*) FILTER (WHERE lane = 'live' AND status = 'grading') AS in_flight,
       count(*) FILTER (WHERE lane = 'live' AND status = 'grading' AND lease_until < now()) AS expired,
       coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE lane = 'live' AND status = 'queued')), 0)::float
         AS oldest_seconds,
       count(*) FILTER (WHERE lane = 'regrade') AS regrading
  FROM gradings WHERE status IN ('queued', 'grading');

-- name: waiting_gradings
-- The oldest first, as they should be graded.
SELECT id::text FROM gradings WHERE lane = 'live' AND status = 'queued' ORDER BY created_at LIMIT %(limit)s;
