-- Which claims the closing of a leaver's year opened is asked with each settlement, those that heirs
-- took over included.
create index refund_claim_member on refund_claim (tenant_id, member_id, number);
