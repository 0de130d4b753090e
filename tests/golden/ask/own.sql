-- late-for-panel: Which Modification Proposals has the Panel had for more than 10 Working Days?
-- :body is Panel
SELECT id, since, working_days(since, :as_at) AS working_days
FROM proposals
WHERE waits_for = :body AND since_exact
AND working_days(since, :as_at) > 10
ORDER BY since, number, id
