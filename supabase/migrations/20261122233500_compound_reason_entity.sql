-- A plan's change may say why a compound is divided: a third kind of record beside grids and stations. A new
-- value of an enum can be used only after the transaction that adds it, so this stands alone.

alter type public.plan_entity add value 'compound_reason';
