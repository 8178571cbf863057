#!/bin/sh
# Runs once, when the PostgreSQL container first makes its data folder: a database for each service, with
# the owner who migrates it and the application role, which owns nothing and bypasses no row policy.
set -eu

database() {
  name=$1 owner_password=$2 app_password=$3
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
    -v name="$name" -v owner="${name}_owner" -v app="${name}_app" \
    -v owner_password="$owner_password" -v app_password="$app_password" <<'SQL'
create role :"owner" login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
create role :"app" login nosuperuser nobypassrls nocreatedb nocreaterole password :'app_password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"app";
\connect :"name"
revoke create on schema public from public;
grant usage on schema public to :"app";
SQL
}

database membership "$MEMBERSHIP_OWNER_PASSWORD" "$MEMBERSHIP_APP_PASSWORD"
database governance "$GOVERNANCE_OWNER_PASSWORD" "$GOVERNANCE_APP_PASSWORD"
database surplus "$SURPLUS_OWNER_PASSWORD" "$SURPLUS_APP_PASSWORD"
database federation "$FEDERATION_OWNER_PASSWORD" "$FEDERATION_APP_PASSWORD"
