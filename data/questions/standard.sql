-- The questions that everybody has, answered from the promised views.
--
-- Each begins with its name, the question itself and words that find it beside
-- those of the question.  In a title {proposals} stands for what the process
-- calls them, {body} for a body of it, which the SQL knows as :body: such a
-- question is there once for every body.  :as_at is the day asked about.  No
-- status, path or body is named here, so that they are asked of any process.
-- Where proposals are joined to another view, they are worked out once first:
-- row by row that takes minutes in a register of thousands.

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

-- question: next-for
-- title: What is {body} due to consider, and when?
-- keywords: next planned agenda meeting coming overdue proposals
SELECT l.date, working_days(:as_at, l.date) AS working_days_left, l.id,
	l.item, p.title
FROM planned l JOIN proposals p ON p.id = l.id
WHERE l.body = :body AND NOT l.met
ORDER BY l.date, p.number, p.id;

-- question: votes-of
-- title: On what did {body} vote when it last met, and how?
-- keywords: votes voted latest meeting outcome decided recommended proposals
SELECT v.id, iif(v.date_exact, '', 'by ') || v.date AS date, v.outcome, v.carried,
	v.effect, v.alternative, p.title
FROM votes v JOIN proposals p ON p.id = v.id
WHERE v.body = :body
AND v.date = (SELECT max(date) FROM meetings WHERE body = :body)
ORDER BY p.number, p.id, v.alternative;

-- question: open-by-status
-- title: How many {proposals} are open, in each status?
-- keywords: count number summary statuses stage where
SELECT status, count(*) AS proposals
FROM proposals WHERE open
GROUP BY status ORDER BY stage;

-- question: longest
-- title: Which ten open {proposals} have stood longest in their status?
-- keywords: stuck oldest slow delayed long since waiting working days
SELECT id, status, iif(since_exact, '', 'by ') || since AS since,
	iif(since_exact, working_days(since, :as_at), NULL) AS working_days,
	title
FROM proposals WHERE open
ORDER BY proposals.since, number, id
LIMIT 10;

-- question: without-path
-- title: Of which open {proposals} is no path recorded?
-- keywords: missing unset unknown none
SELECT id, status, iif(since_exact, '', 'by ') || since AS since, title
FROM proposals WHERE open AND path IS NULL
ORDER BY number, id;

-- question: to-be-implemented
-- title: Which open {proposals} have an implementation date, and how far off is it?
-- keywords: implemented implement release due late overdue working days left
SELECT id, implementation_date,
	working_days(:as_at, implementation_date) AS working_days_left,
	release, status, title
FROM proposals WHERE open AND implementation_date IS NOT NULL
ORDER BY implementation_date, number, id;

-- question: by-release
-- title: Which {proposals} are in each release?
-- keywords: releases implemented implementation version designation
SELECT p.release, coalesce(r.date, p.implementation_date) AS date, p.id,
	p.status, p.title
FROM proposals p LEFT JOIN releases r ON r.release = p.release
WHERE p.release IS NOT NULL
ORDER BY 2, 1, p.number, p.id;

-- question: last-30-days
-- title: What has happened in the last 30 days?
-- keywords: recent recently lately latest changed month news events proposals
SELECT iif(date_exact, '', 'by ') || date AS day, id, body, vote, status, who
FROM history
WHERE date > date(:as_at, '-30 days') AND NOT opening
AND (status IS NOT NULL OR vote IS NOT NULL)
ORDER BY date, id, ref;

-- question: raised-lately
-- title: Which {proposals} were raised in the last 12 months, and by whom?
-- keywords: new recent proposer proposed proposers who year
SELECT id, iif(raised_exact, '', 'by ') || raised AS raised, proposer, status,
	title
FROM proposals
WHERE raised > date(:as_at, '-12 months')
ORDER BY proposals.raised, number, id;

-- question: urgent
-- title: Which open {proposals} are urgent?
-- keywords: urgency quickly
SELECT id, status, waits_for, iif(since_exact, '', 'by ') || since AS since,
	title
FROM proposals WHERE open AND urgent
ORDER BY number, id;

-- question: by-majority
-- title: Which votes were carried by a majority only?
-- keywords: split contested close divided voted not unanimous proposals
SELECT iif(v.date_exact, '', 'by ') || v.date AS date, v.body, v.id,
	v.outcome, v.effect, p.title
FROM votes v JOIN proposals p ON p.id = v.id
WHERE v.carried = 'majority'
ORDER BY v.date, v.body, p.number, p.id;

-- question: by-category
-- title: How have the party categories voted?
-- keywords: ballots counts parties votes category approve reject abstain
SELECT category, count(*) AS votes, sum(approve) AS approve,
	sum(reject) AS reject, sum(abstain) AS abstain
FROM ballots
GROUP BY category ORDER BY category;

-- question: last-votes
-- title: When did each body last vote, and on how many {proposals}?
-- keywords: meetings bodies meeting met latest
SELECT body, max(date) AS date, proposals, votes
FROM meetings
GROUP BY body ORDER BY date DESC, body;

-- question: recorded-late
-- title: What was recorded more than ten Working Days after it happened?
-- keywords: late delay belated backdated afterwards proposals
SELECT id, date, substr(recorded, 1, 10) AS recorded, ref, body, vote, status,
	user
FROM history
WHERE date_exact AND working_days(date, substr(recorded, 1, 10)) > 10
ORDER BY date, id, ref;

-- question: inexact-days
-- title: Of which statuses and votes is the day itself not recorded?
-- keywords: by unknown date dates days missing inexact approximate proposals
SELECT id, 'by ' || date AS day, ref, body, vote, status
FROM history
WHERE NOT date_exact AND NOT opening
AND (status IS NOT NULL OR vote IS NOT NULL)
ORDER BY date, id, ref;

-- question: overrides
-- title: What stands against the rules of the process, and why?
-- keywords: override exceptions irregular reason proposals
SELECT id, iif(date_exact, '', 'by ') || date AS day, status, body, vote,
	override AS reason, user
FROM history
WHERE override IS NOT NULL
ORDER BY date, id, ref;
