-- Lets the planner know of very many rows in the transaction that writes them: until then a new tenant is
-- one of hardly any rows to it, and it joins them each with each. A service is not the owner of its tables,
-- as whom they are analysed; the locks that this takes hold up only another one of the same.
create function kyodo_analyse(variadic tables regclass[]) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  each_table regclass;
begin
  foreach each_table in array tables loop
    execute format('analyze %s', each_table);
  end loop;
end
$$;
revoke execute on function kyodo_analyse from public;
grant execute on function kyodo_analyse to ${app_role};
