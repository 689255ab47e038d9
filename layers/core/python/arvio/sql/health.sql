-- name: health
-- What an operator asks first; the level is that of the newest verdict, so it says what students really got.
SELECT coalesce((SELECT max(number) FROM publications), 0) AS publication,
       (SELECT count(*) FROM gradings WHERE lane = 'live' AND status = 'queued') AS queued,
       (SELECT count(*) FROM gradings WHERE lane = 'live' AND status = 'grading') AS grading,
       (SELECT run ->> 'level' FROM gradings WHERE run IS NOT NULL ORDER BY finished_at DESC LIMIT 1) AS sandbox_level;
