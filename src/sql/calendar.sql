-- What the reckoning of Working Days asks of the register.

-- Days recorded as bank holidays (off is 1), or as none.
-- name: calendar-days
-- needs: 0 1
SELECT date, off FROM holidays ORDER BY date;
