-- What `due` asks of the register, beside the proposals themselves.

-- The last paper of a kind up to a day.
-- name: due-paper
-- needs: 0 1
SELECT name, until FROM papers WHERE kind = ?1 AND until <= ?2
ORDER BY change DESC LIMIT 1;

-- The latest change: what is told is as new as that.
-- name: due-change
-- needs: 0 1
SELECT change, recorded FROM changes ORDER BY change DESC LIMIT 1;
