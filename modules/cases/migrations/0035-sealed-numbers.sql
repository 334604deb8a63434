-- Telephone and ID numbers that were typed into a matter's form or a stage's: taken out of `form` and `result`, kept here sealed.
alter table cases.cases add column numbers_sealed bytea;
comment on column cases.cases.numbers_sealed is 'Numbers of form and result by their path, as JSON, sealed to the case. `form` and `result` hold none in clear.';
