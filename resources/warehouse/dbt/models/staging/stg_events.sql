-- "timestamp" is a word of SQL in many engines, so it is called happened_at from here on.
select
    event_id,
    user_id,
    account_id,
    event_type,
    {{ adapter.quote('timestamp') }} as happened_at,
    properties
from {{ source('raw', 'events') }}
