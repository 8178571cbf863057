-- Each reduction of the unit amount has a resolution of its own (JP-031).
create unique index one_unit_cut_of_a_resolution on unit_cut (tenant_id, resolution_id);
