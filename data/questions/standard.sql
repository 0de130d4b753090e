-- The questions that everybody has, answered from the promised views.
--
-- Each begins with its name, the question itself and words that find it beside
-- those of the question.  In titles {proposals} stands for what the process
-- calls them, {body} for a body of it, which the SQL knows as :body: such a
-- question is there once for every body.  :as_at is the day asked about.  No
-- status, path or body is named here, so that any process has them.

-- question: waiting-for
-- title: Which {proposals} are waiting for {body}, and for how long?
-- keywords: with awaiting since turn working days recommended
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
