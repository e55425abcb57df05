-- What each account pays a year, above 0, on the last day of each month, in whole cents.
CREATE TABLE account_revenue (account_key TEXT, paid_on DATE, arr_cents BIGINT)
