select
    user_id,
    account_id,
    email,
    role,
    activation_date
from {{ source('raw', 'users') }}
