-- S1.82, corrected: the newest row of a subscription takes the place of the one before, which needs
-- a key; and a first run, which has no table yet, must not ask it for its newest change.
{{ config(materialized='incremental', unique_key='subscription_id') }}

select
    subscription_id,
    account_id,
    plan_tier,
    start_date,
    end_date,
    revenue,
    updated_at
from {{ source('raw', 'subscriptions') }}
{% if is_incremental() %}
where updated_at > (select max(updated_at) from {{ this }})
{% endif %}
