select account_key, score from {{ ref('health_scorecard') }} where score < 0 or score > 100
