-- Cohorts by the first month that is paid (S1.57, S1.58), those of the very first month left out, as
-- nobody knows when they began. Gross counts nobody for more than at the start.
WITH days AS (
    SELECT paid_on, ROW_NUMBER() OVER (ORDER BY paid_on) AS place
    FROM (SELECT DISTINCT paid_on FROM account_revenue) AS known_days
), begun AS (
    SELECT account_key, MIN(paid_on) AS began_on FROM account_revenue GROUP BY account_key
), started AS (
    SELECT begun.account_key, begun.began_on, days.place, first_paid.arr_cents AS was
    FROM begun
    JOIN days ON days.paid_on = begun.began_on
    JOIN account_revenue AS first_paid
        ON first_paid.account_key = begun.account_key AND first_paid.paid_on = begun.began_on
    WHERE days.place > 1
), followed AS (
    SELECT started.began_on, later.place - started.place AS age, started.was,
        COALESCE(paid.arr_cents, 0) AS now_paid
    FROM started
    JOIN days AS later ON later.place >= started.place
    LEFT JOIN account_revenue AS paid
        ON paid.account_key = started.account_key AND paid.paid_on = later.paid_on
)
SELECT began_on AS cohort_on, age,
    COUNT(*) AS customers,
    SUM(CASE WHEN now_paid > 0 THEN 1 ELSE 0 END) AS still_pay,
    CAST(100 * SUM(CASE WHEN now_paid > 0 THEN 1 ELSE 0 END) AS DOUBLE PRECISION) / CAST(COUNT(*) AS DOUBLE PRECISION) AS logo_retention,
    CAST(100 * SUM(now_paid) AS DOUBLE PRECISION) / CAST(SUM(was) AS DOUBLE PRECISION) AS net_retention,
    CAST(100 * SUM(LEAST(was, now_paid)) AS DOUBLE PRECISION) / CAST(SUM(was) AS DOUBLE PRECISION) AS gross_retention
FROM followed GROUP BY began_on, age
