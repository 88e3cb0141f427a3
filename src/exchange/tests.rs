mod desk;
mod laws;
mod rules;
mod rules_of_facts;
mod sound;
