-- Retention point to point (S1.78, domain 3.1): for each month with a day twelve months before it,
-- of those who paid then. Gross counts nobody for more than at the start.
WITH days AS (
    SELECT paid_on, ROW_NUMBER() OVER (ORDER BY paid_on) AS place
    FROM (SELECT DISTINCT paid_on FROM account_revenue) AS known_days
), followed AS (
    SELECT first_day.paid_on AS from_day, last_day.paid_on AS to_day,
        started.arr_cents AS was, COALESCE(ended.arr_cents, 0) AS now_paid
    FROM days AS last_day
    JOIN days AS first_day ON first_day.place = last_day.place - 12
    JOIN account_revenue AS started ON started.paid_on = first_day.paid_on
    LEFT JOIN account_revenue AS ended
        ON ended.paid_on = last_day.paid_on AND ended.account_key = started.account_key
)
SELECT from_day, to_day,
    COUNT(*) AS customers,
    SUM(CASE WHEN now_paid > 0 THEN 1 ELSE 0 END) AS still_pay,
    SUM(was) AS starting_cents,
    SUM(now_paid) AS ending_cents,
    CAST(100 * SUM(now_paid) AS DOUBLE PRECISION) / CAST(SUM(was) AS DOUBLE PRECISION) AS nrr_rate,
    CAST(100 * SUM(LEAST(was, now_paid)) AS DOUBLE PRECISION) / CAST(SUM(was) AS DOUBLE PRECISION) AS grr_rate,
    CAST(100 * SUM(CASE WHEN now_paid > 0 THEN 1 ELSE 0 END) AS DOUBLE PRECISION) / CAST(COUNT(*) AS DOUBLE PRECISION) AS logo_retention
FROM followed GROUP BY from_day, to_day
