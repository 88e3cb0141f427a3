//! Demands, refusals, denials and what is held.

use super::check;

#[test]
fn demands() {
    check(&[
        (
            "[Washington] urged the [Taliban] to protect the rights of women.",
            &["P Washington · women’s rights: urged the Taliban to protect the rights of women"],
        ),
        (
            "[Pakistan] called for the release of frozen assets.",
            &["P Pakistan · frozen assets: called for the release of frozen assets"],
        ),
        (
            "[France] has repeatedly called on [Mali] to hold elections.",
            &["P France · elections: called on Mali to hold elections"],
        ),
        (
            "[Syria] demanded that foreign troops leave its soil.",
            &["P Syria · troop withdrawal: demanded that foreign troops leave its soil"],
        ),
        ("[Japan] insisted on a full investigation.", &["P Japan · investigation: insisted on a full investigation"]),
        (
            "[Germany] will press for an inclusive government.",
            &["P Germany · inclusive government: will press for an inclusive government"],
        ),
        (
            "[Cyprus] is pushing for tighter sanctions on [Belarus].",
            &["P Cyprus · sanctions: is pushing for tighter sanctions on Belarus"],
        ),
        (
            "[Kyiv] is seeking security guarantees from [London].",
            &["P Kyiv · security guarantees: is seeking security guarantees from London"],
        ),
        (
            "[Jordan] asked donors to fund refugee schools.",
            &["P Jordan · refugees: asked donors to fund refugee schools"],
        ),
        ("[Chad] appealed to the [UN] for food aid.", &["P Chad · humanitarian aid: appealed to the UN for food aid"]),
        (
            "[Bolivia] wants [Chile] to grant it access to the sea.",
            &["P Bolivia · maritime access: wants Chile to grant it access to the sea"],
        ),
        (
            "[Russia] warned [Finland] against hosting nuclear weapons.",
            &["P Russia · nuclear programme: warned Finland against hosting nuclear weapons"],
        ),
        (
            "The [Houthis] were urged by [Oman] to free the crew.",
            &["P Oman · prisoners and detainees: urged the Houthis to free the crew"],
        ),
        ("The [Houthis] were urged to free the crew.", &[]),
        (
            "[Syria] sought the end of sanctions and the return of refugees.",
            &["P Syria · sanctions: sought the end of sanctions", "P Syria · refugees: sought the return of refugees"],
        ),
    ]);
}

#[test]
fn refusals_and_denials() {
    check(&[
        ("[Hungary] refused to accept refugees.", &["P Hungary · refugees: will not accept refugees"]),
        (
            "[Spain] declines to recognise [Kosovo] as a state.",
            &["P Spain · recognition: will not recognise Kosovo as a state"],
        ),
        ("[Spain] declined to comment on the talks.", &[]),
        (
            "[Berlin] ruled out sending missiles to [Kyiv].",
            &["P Berlin · missiles: ruled out sending missiles to Kyiv"],
        ),
        (
            "[Turkey] did not rule out a ground operation.",
            &["P Turkey · military action: did not rule out a ground operation"],
        ),
        ("[Tehran] rebuffed the call for inspections.", &["P Tehran · inspections: rebuffed the call for inspections"]),
        (
            "[Tehran] denied enriching uranium to weapons grade.",
            &["P Tehran · nuclear programme: denied enriching uranium to weapons grade (denied)"],
        ),
        (
            "[Rwanda] denied that it had agreed to withdraw its troops.",
            &["P Rwanda · troop withdrawal: denied that it had agreed to withdraw its troops (denied)"],
        ),
        (
            "[Iraq] did not promise to expel the group.",
            &["P Iraq · group: did not promise to expel the group (denied)"],
        ),
        (
            "[Greece] opposed the joint fund, but [Italy] supports it.",
            &["P Greece · joint fund: opposed the joint fund"],
        ),
        (
            "[Sweden] rejected any link between trade and climate.",
            &["P Sweden · trade: rejected any link between trade and climate"],
        ),
        ("[Oslo] does not recognise the new border.", &["P Oslo · recognition: does not recognise the new border"]),
        ("[Congo] condemned the attack on its embassy.", &["P Congo · attacks: condemned the attack on its embassy"]),
        (
            "[Lisbon]'s refusal to extradite the banker angered [Luanda].",
            &["P Lisbon · extradition: will not extradite the banker"],
        ),
    ]);
}

#[test]
fn what_is_held_in_speech() {
    check(&[
        (
            "[Dhaka] said {Dhaka|that refugees must be allowed to return home}.",
            &["P Dhaka · refugees: refugees must be allowed to return home"],
        ),
        (
            "“{Manila|Fishing rights should not be linked with security},” [Manila] said.",
            &["P Manila · fisheries: Fishing rights should not be linked with security"],
        ),
        (
            "[Paris] said {Paris|it would not recognise the annexation}.",
            &["P Paris · recognition: would not recognise the annexation"],
        ),
        (
            "[Lima] said {Lima|it would only provide humanitarian aid}.",
            &["P Lima · humanitarian aid: would only provide humanitarian aid"],
        ),
        (
            "“{Madrid|This visit does not mean recognition of the junta},” [Madrid] said.",
            &["P Madrid · recognition: does not mean recognition of the junta (denied)"],
        ),
        (
            "[Accra] said {Accra|it was ready to mend relations with [Abuja]}.",
            &["P Accra · diplomatic relations: was ready to mend relations with Abuja"],
        ),
        ("The ministry said that students must wear masks.", &[]),
        ("[Accra] said {Accra|the rain should stop by Friday}.", &[]),
    ]);
}
