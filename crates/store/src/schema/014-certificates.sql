-- Certificates of training, so that those are found which wait for the centre, and those whose end comes near. One that was
-- renewed, refused, or whose holder has gone has no end that counts.
create table certificates (
    person ID not null,
    number INT not null,
    shown INT not null,
    ends INT,
    warned INT,
    verdict TEXT not null,
    primary key (person, number)
) CLUSTERED;

create index certificates_by_end on certificates (ends);
create index certificates_by_verdict on certificates (verdict);

-- What the desk's clock told ahead of a certificate's end.
create table warnings (
    person ID not null,
    certificate INT not null,
    days INT not null,
    at INT not null,
    until INT not null,
    organisation ID not null,
    stands BOOL not null,
    primary key (person, certificate, days)
) CLUSTERED;

create index warnings_by_organisation on warnings (organisation, at);
create index warnings_by_age on warnings (at);
