-- Two communities that were asked about the same request may become one: both opinions stay, and nothing stands in the way of the merger.
drop index admission.one_opinion_each;
create index opinions_by_request on admission.opinions (county, request_id, round, region);
