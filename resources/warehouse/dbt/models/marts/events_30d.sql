-- S1.82 (D12), corrected: the limit of days belongs to the join. In WHERE it drops the customers
-- without any event, who are those to worry about.
select
    accounts.account_id as customer_id,
    accounts.company_name as account_name,
    count(events.event_id) as events
from {{ ref('stg_accounts') }} as accounts
left join {{ ref('stg_events') }} as events
    on events.account_id = accounts.account_id
    and events.happened_at >= {{ dbt.dateadd('day', -29, "cast('" ~ var('as_of') ~ "' as date)") }}
    and events.happened_at < {{ dbt.dateadd('day', 1, "cast('" ~ var('as_of') ~ "' as date)") }}
group by accounts.account_id, accounts.company_name
