-- A payment that was taken back frees its reference for the payment that was meant. Of the payments
-- that stand no two have the same: `reference_use` counts those of this reference that were taken back
-- before.
alter table journal add column reference_use int not null default 0 check (reference_use >= 0);
drop index journal_reference;
create unique index journal_reference on journal (tenant_id, reference, reference_use)
  where reference is not null;
