-- Annual recurring revenue of each account on the last day of each month, in whole cents, so that
-- every engine adds up to the same. A subscription is paid from its first day until the day before
-- its last (fight-churn's rule, as csdesk counts).
select
    lines.account_id as account_key,
    months.month_end as paid_on,
    cast(sum(round(lines.revenue * 100)) as {{ dbt.type_bigint() }}) as arr_cents
from {{ ref('stg_subscriptions') }} as lines
inner join {{ ref('month_ends') }} as months
    on lines.start_date <= months.month_end
    and (lines.end_date is null or lines.end_date > months.month_end)
where months.month_end <= cast('{{ var("as_of") }}' as date)
group by lines.account_id, months.month_end
having sum(lines.revenue) > 0
