create table invoices (id bigint);
