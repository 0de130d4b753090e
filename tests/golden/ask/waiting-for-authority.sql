-- waiting-for-authority: Which Modification Proposals are waiting for the Authority, and for how long?
-- :body is Authority
SELECT p.id, iif(p.since_exact, '', 'by ') || p.since AS since,
	iif(p.since_exact, working_days(p.since, :as_at), NULL)
		AS working_days,
	r.outcome AS recommended, p.title
FROM proposals p
LEFT JOIN (
	SELECT id, recommends_to, outcome, max(date) FROM votes
	WHERE effect = 'recommendation' GROUP BY id, recommends_to) r
	ON r.id = p.id AND r.recommends_to = p.waits_for
WHERE p.waits_for = :body
ORDER BY p.since, p.number, p.id;
