-- What the scorecards read. Replace parts of it by models of your own where your warehouse knows more.
select * from {{ source('inputs', 'account_facts') }}
