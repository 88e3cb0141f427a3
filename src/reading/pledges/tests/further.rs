//! More sentences, written after the rules stood.

use super::check;

#[test]
fn further_promises() {
    check(&[
        ("[Tokyo] and [Seoul] promised each other to share radar data.", &["C Tokyo, Seoul: to share radar data"]),
        (
            "[Zambia]'s creditors said on Friday {|that [China] had agreed to extend the loans until 2043}.",
            &["C China: to extend the loans until 2043 {by 2043}"],
        ),
        (
            "The [junta] promised [ASEAN] envoys that they could meet the detained leader.",
            &["C junta → ASEAN: that they could meet the detained leader"],
        ),
        (
            "[Belgrade], however, has never agreed to join the sanctions.",
            &["P Belgrade · sanctions: has never agreed to join the sanctions (denied)"],
        ),
        (
            "[Panama] and the [United States] reached a deal under which [Panama] will take back migrants.",
            &["C Panama: will take back migrants"],
        ),
        (
            "The ceasefire obliges the [rebels] to leave the airport within ten days.",
            &["C rebels: to leave the airport within ten days {by 2026-03-02/2026-03-11}"],
        ),
        (
            "[Iceland] offered 40 million dollars in aid, while [Ireland] refused to pay its debts.",
            &["C Iceland: 40 million dollars in aid", "P Ireland · finance: will not pay its debts"],
        ),
        (
            "“{Bhutan|We are committed to reopening the border crossing},” the king of [Bhutan] said.",
            &["C Bhutan: to reopening the border crossing"],
        ),
        (
            "[Uganda] has undertaken not to arm the militia, diplomats in Kampala said.",
            &["C Uganda: not to arm the militia"],
        ),
        (
            "[Azerbaijan] received assurances from [Armenia] that the road would stay open.",
            &["C Armenia → Azerbaijan: that the road would stay open"],
        ),
        ("[Venezuela] signed a commitment to free and fair elections.", &["C Venezuela: to free and fair elections"]),
        (
            "After three days of talks, [Sudan] finally agreed to let aid trucks cross at Adre, a move welcomed by the [UN].",
            &["C Sudan: to let aid trucks cross at Adre"],
        ),
        (
            "It was agreed by [Cairo] and [Ankara] that ambassadors would return.",
            &["C Cairo, Ankara: that ambassadors would return"],
        ),
        (
            "[Poland] pledged 14 tanks to [Ukraine] and urged allies to follow.",
            &["C Poland → Ukraine: 14 tanks to Ukraine", "P Poland · allies: urged allies to follow"],
        ),
        ("[Mexico] reiterated its pledge to curb the flow of fentanyl.", &["C Mexico: to curb the flow of fentanyl"]),
        ("[Malta] has not yet agreed to take in the ship.", &[]),
        ("[Malta] agreed that the sea was rough.", &[]),
        ("[Malta] would agree to talks only if the ship left.", &[]),
    ]);
}

#[test]
fn further_positions() {
    check(&[
        (
            "[Manila] accused [Beijing] of bullying and demanded an end to the patrols.",
            &["P Manila · patrols: demanded an end to the patrols"],
        ),
        (
            "[Addis Ababa] rejects arbitration over the dam.",
            &["P Addis Ababa · water: rejects arbitration over the dam"],
        ),
        (
            "[Caracas] has long sought the lifting of sanctions, a demand that [Washington] has refused to meet.",
            &["P Caracas · sanctions: sought the lifting of sanctions"],
        ),
        (
            "[Ottawa] backs a two-state solution but opposes unilateral recognition.",
            &[
                "P Ottawa · territory: backs a two-state solution",
                "P Ottawa · recognition: opposes unilateral recognition",
            ],
        ),
        (
            "[Kinshasa] wants [Kigali]'s troops out before any ceasefire.",
            &["P Kinshasa · ceasefire: wants Kigali's troops out before any ceasefire"],
        ),
        (
            "The [Kremlin] warned that any strike on the pipeline would be met with force.",
            &["P Kremlin · energy: warned that any strike on the pipeline would be met with force"],
        ),
        ("[Baku] dismissed the claims as baseless.", &[]),
        ("[Baku] denied the meeting.", &[]),
        (
            "[Baku] denied {Baku|that it recognises the regime}.",
            &["P Baku · recognition: denied that it recognises the regime (denied)"],
        ),
        ("[Doha] denied funding the group.", &["P Doha · finance: denied funding the group (denied)"]),
        (
            "[Delhi] said {Delhi|[Islamabad] must stop sheltering militants}.",
            &["P Delhi · militants: Islamabad must stop sheltering militants"],
        ),
        ("[Vienna] insisted the talks should continue.", &["P Vienna · talks: insisted the talks should continue"]),
        (
            "[Khartoum] called on both the army and the militia to stop shelling the city.",
            &["P Khartoum · attacks: called on both the army and the militia to stop shelling the city"],
        ),
        (
            "[Brussels] threatened to impose tariffs on electric cars.",
            &["P Brussels · trade: threatened to impose tariffs on electric cars"],
        ),
        (
            "[Havana]’s demand for the return of the base was ignored.",
            &["P Havana · base: demand for the return of the base"],
        ),
        (
            "[Juba] welcomed the ruling and asked the [AU] to send monitors.",
            &["P Juba · inspections: asked the AU to send monitors"],
        ),
        ("[Rabat] asked about the weather.", &[]),
        ("If [Rabat] rejected the plan, talks would end.", &[]),
        (
            "“{Warsaw|We do not support the proposal},” [Warsaw] said.",
            &["P Warsaw · proposal: do not support the proposal"],
        ),
        (
            "[Bogotá] condemned the killing of two envoys and vowed to find the culprits.",
            &["P Bogotá · attacks: condemned the killing of two envoys", "C Bogotá: to find the culprits"],
        ),
    ]);
}

#[test]
fn what_will_be_done_and_what_will_not() {
    check(&[
        (
            "[Quito] said {Quito|the garrison on the river would be doubled}.",
            &["C Quito: the garrison on the river would be doubled"],
        ),
        (
            "[Quito] said {Quito|the crossings will remain closed until the raids end}.",
            &["P Quito · access: the crossings will remain closed until the raids end"],
        ),
        ("[Lima] would not discuss the islands.", &["P Lima · territory: would not discuss the islands"]),
        ("[Lima] would not comment.", &[]),
        (
            "[Oslo] and [Riga] signed an accord on Monday. [Oslo] is to hand over two ferries by June.",
            &["C Oslo: is to hand over two ferries by June {by 2026-06}"],
        ),
        ("In return, [Riga] will free the pilot.", &["C Riga: will free the pilot"]),
        ("A pledge by [Riga] to free the pilot was kept.", &["C Riga: to free the pilot"]),
        ("Assurances were given by [Riga] that the pilot would be freed.", &["C Riga: that the pilot would be freed"]),
    ]);
}

#[test]
fn judgements_and_red_lines() {
    check(&[
        ("For [Dublin], an open border is non-negotiable.", &["P Dublin · borders: an open border is non-negotiable"]),
        (
            "An open border remains a red line for [Dublin].",
            &["P Dublin · borders: An open border remains a red line for Dublin"],
        ),
        ("[Dublin] called the checks “illegal”.", &["P Dublin · checks: called the checks “illegal”"]),
        ("[Dublin] called the checks a surprise.", &[]),
        ("[Dublin]’s red line is the border.", &["P Dublin · borders: Dublin’s red line is the border"]),
        ("[Dublin] gave [London] until Friday to answer.", &["P Dublin · Friday: gave London until Friday to answer"]),
        (
            "[Dublin] made free passage a condition of any deal.",
            &["P Dublin · safe passage: made free passage a condition of any deal"],
        ),
        ("[Dublin] insisted {Dublin|it had done nothing wrong}.", &[]),
        ("“{Dublin|Stop the raids},” [Dublin] said.", &["P Dublin · raids: Stop the raids"]),
    ]);
}
