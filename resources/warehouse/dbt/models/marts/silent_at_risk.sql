-- S1.80 (D11), corrected: customers who ask for nothing have no row to join, so they are counted by
-- a LEFT JOIN; an inner one followed by "no tickets" finds nobody.
with used as (
    select account_id, max(happened_at) as last_activity
    from {{ ref('stg_events') }}
    where happened_at < {{ dbt.dateadd('day', 1, "cast('" ~ var('as_of') ~ "' as date)") }}
    group by account_id
),

asked as (
    select account_id, count(*) as tickets
    from {{ ref('stg_support_interactions') }}
    where created_at >= {{ dbt.dateadd('day', -89, "cast('" ~ var('as_of') ~ "' as date)") }}
        and created_at < {{ dbt.dateadd('day', 1, "cast('" ~ var('as_of') ~ "' as date)") }}
    group by account_id
)

select
    scores.account_key as customer_id,
    accounts.company_name as account_name,
    scores.score as health_score,
    used.last_activity
from {{ ref('health_scorecard') }} as scores
inner join {{ ref('stg_accounts') }} as accounts on accounts.account_id = scores.account_key
left join used on used.account_id = scores.account_key
left join asked on asked.account_id = scores.account_key
where scores.score < 50
    and used.last_activity < {{ dbt.dateadd('day', -90, "cast('" ~ var('as_of') ~ "' as date)") }}
    and asked.tickets is null
