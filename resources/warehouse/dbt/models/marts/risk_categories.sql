-- S1.108 (D8), corrected: the score is made first and judged after; without a score there is no risk
-- to name. The category is no band of the score: high below 60, medium below 80.
select
    scores.account_key as customer_id,
    accounts.company_name as account_name,
    scores.score as health_score,
    case
        when scores.score is null then null
        when scores.score < 60 then 'high'
        when scores.score < 80 then 'medium'
        else 'low'
    end as risk_category
from {{ ref('health_scorecard') }} as scores
left join {{ ref('stg_accounts') }} as accounts on accounts.account_id = scores.account_key
