//! The pages, asked as a browser asks them: what a person sees, and what comes of each form.

mod all {
    mod api;
    mod attachments;
    mod attacks;
    mod audit;
    mod browser;
    mod canary;
    mod desk;
    mod doors;
    mod duties;
    mod evidence;
    mod exclusion;
    mod identity;
    mod members;
    mod people;
    mod portal;
    mod redaction;
    mod retention;
    mod rights;
    mod roster;
    mod security;
    mod service_reports;
    mod sign_on;
    mod terms;
    mod then;
    mod tiers;
    mod tokens;
    mod two_people;
    mod works;
    mod world;
}
