-- Whether a member is placed to receive designated continuous-employment support
-- (特定就労継続支援): who is does not count among those who work.
alter table placement add column supported boolean not null default false;
