select *
from {{ ref('revenue_movements') }}
where starting_cents + new_cents + reactivation_cents + expansion_cents
    - contraction_cents - churn_cents <> ending_cents
