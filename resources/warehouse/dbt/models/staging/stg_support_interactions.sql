select
    ticket_id,
    account_id,
    user_id,
    category,
    created_at,
    resolution_time,
    satisfaction_score
from {{ source('raw', 'support_interactions') }}
