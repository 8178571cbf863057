-- A wrong spending is taken back by a new row with the opposite amount.
alter table fund_spending drop constraint fund_spending_amount_check;
alter table fund_spending add column reverses uuid;
alter table fund_spending add constraint fund_spending_amount_check
  check ((amount < 0) = (reverses is not null) and amount <> 0);
alter table fund_spending add constraint fund_spending_reversed_once unique (tenant_id, reverses);
alter table fund_spending add constraint fund_spending_reverses
  foreign key (tenant_id, reverses) references fund_spending;
