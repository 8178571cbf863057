-- US-05: a loss of the members' work is charged also in a year in which a profit of non-members' work, which is kept
-- apart, is as much or more: the year's own loss is nothing then or, negative, a surplus. What was carried forward is
-- the collective account's, and such a profit covers it: what is carried is less by that, and may be negative.
alter table loss_charge drop constraint loss_charge_loss_check;
alter table loss_charge drop constraint loss_charge_carried_check;
alter table loss_charge drop constraint loss_charge_check1;
alter table loss_charge
  add constraint loss_charge_loss_check check (loss >= 0 or loss + non_member_profit > 0),
  add constraint loss_charge_carried_check check (carried >= 0 or collective + carried >= 0),
  add constraint loss_charge_charges check (loss > 0 or non_member_profit > 0 or corrects is not null);
