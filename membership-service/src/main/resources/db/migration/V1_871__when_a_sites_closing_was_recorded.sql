-- When a site's closing was recorded, so that what was known before it can be told. Of those closed
-- before this was kept it is not known, and they count as closed at any time.
alter table site add closed_at timestamptz;
grant update (closed_at) on site to ${app_role};
