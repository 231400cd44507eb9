-- A plan's change may touch gates and crossings. A new value of an enum can be used only after the transaction
-- that adds it, so this stands alone.

alter type public.plan_entity add value 'gate';
alter type public.plan_entity add value 'crossing';
