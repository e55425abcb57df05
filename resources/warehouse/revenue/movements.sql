-- What led from the revenue of each month to that of the next; it adds up to the cent (domain 3.1).
WITH days AS (
    SELECT paid_on, ROW_NUMBER() OVER (ORDER BY paid_on) AS place
    FROM (SELECT DISTINCT paid_on FROM account_revenue) AS known_days
), spans AS (
    SELECT first_day.paid_on AS from_day, last_day.paid_on AS to_day
    FROM days AS last_day JOIN days AS first_day ON first_day.place = last_day.place - 1
), sides AS (
    SELECT from_day, to_day, account_key, arr_cents AS was, 0 AS now_paid
    FROM spans JOIN account_revenue AS before_it ON before_it.paid_on = spans.from_day
    UNION ALL
    SELECT from_day, to_day, account_key, 0 AS was, arr_cents AS now_paid
    FROM spans JOIN account_revenue AS after_it ON after_it.paid_on = spans.to_day
), pairs AS (
    SELECT from_day, to_day, account_key, SUM(was) AS was, SUM(now_paid) AS now_paid
    FROM sides GROUP BY from_day, to_day, account_key
), begun AS (
    SELECT account_key, MIN(paid_on) AS began_on FROM account_revenue GROUP BY account_key
)
SELECT from_day, to_day,
    SUM(was) AS starting_cents,
    SUM(CASE WHEN was = 0 AND began_on = to_day THEN now_paid ELSE 0 END) AS new_cents,
    SUM(CASE WHEN was = 0 AND began_on < to_day THEN now_paid ELSE 0 END) AS reactivation_cents,
    SUM(CASE WHEN was > 0 AND now_paid > was THEN now_paid - was ELSE 0 END) AS expansion_cents,
    SUM(CASE WHEN now_paid > 0 AND now_paid < was THEN was - now_paid ELSE 0 END)
        AS contraction_cents,
    SUM(CASE WHEN now_paid = 0 THEN was ELSE 0 END) AS churn_cents,
    SUM(now_paid) AS ending_cents
FROM pairs JOIN begun ON begun.account_key = pairs.account_key
GROUP BY from_day, to_day
