select
    account_id,
    company_name,
    industry,
    created_date
from {{ source('raw', 'accounts') }}
