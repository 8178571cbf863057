-- Who accepted an applicant: the organ that the articles name (JP-041), and where its decision is found.
alter table member
  add column acceptance_organ text
    check (acceptance_organ in ('BOARD', 'GENERAL_MEETING', 'OTHER')),
  add column acceptance_reference text,
  add column acceptance_decided_on date,
  add constraint member_acceptance_decision
    check ((acceptance_organ is null) = (acceptance_reference is null)
      and (acceptance_organ is not null or acceptance_decided_on is null)
      and (acceptance_organ is null or accepted_on is not null));
grant update (acceptance_organ, acceptance_reference, acceptance_decided_on)
  on member to ${app_role};
