-- The nightly record asks for the last records of one day over all places, and whether a day was recorded at all. Safe beside the previous release.
create index snapshots_by_day on indicators.snapshots (day, region, version);
