-- What a merge touched lies where the merge lies, also when a boundary moves; only the place may be set.
grant update (region) on duplicates.touched to linli_staff;
