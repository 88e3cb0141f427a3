//! What is a promise and what is none.

use super::check;

#[test]
fn promises_of_one_side() {
    check(&[
        ("[Iran] pledged to cap enrichment at 3.67 per cent.", &["C Iran: to cap enrichment at 3.67 per cent"]),
        (
            "The [EU] promised [Kyiv] 2 billion euros in loans by the end of June, officials said.",
            &["C EU → Kyiv: 2 billion euros in loans by the end of June {by 2026-06~}"],
        ),
        (
            "[Canada] has vowed never to return to coal, and [Chile] welcomed the move.",
            &["C Canada: never to return to coal"],
        ),
        (
            "[Armenia] committed itself to reopening the border with [Turkey].",
            &["C Armenia: to reopening the border with Turkey"],
        ),
        (
            "[Norway] remains committed to financing the fund while cutting its own emissions.",
            &["C Norway: to financing the fund while cutting its own emissions"],
        ),
        (
            "The [rebels] undertook to free all detainees within two weeks if the siege was lifted.",
            &["C rebels: to free all detainees within two weeks {by 2026-03-02/2026-03-15} {if the siege was lifted}"],
        ),
        (
            "[Serbia] assured the [EU] that elections would be held in May.",
            &["C Serbia → EU: that elections would be held in May"],
        ),
        (
            "[Moscow] gave [Ankara] assurances that grain ships would not be attacked.",
            &["C Moscow → Ankara: that grain ships would not be attacked"],
        ),
        ("[Sudan] gave its word that aid convoys could pass.", &["C Sudan: that aid convoys could pass"]),
        (
            "In Geneva on Tuesday, [Ethiopia] made a commitment to withdraw its troops from the border area.",
            &["C Ethiopia: to withdraw its troops from the border area"],
        ),
        (
            "[Japan] reaffirmed its commitment to deliver the vaccines before December 2026.",
            &["C Japan: to deliver the vaccines before December 2026 {by 2026-12}"],
        ),
        (
            "[Colombia] agreed to a ceasefire with the [ELN], which said it would respect it.",
            &["C Colombia, ELN: to a ceasefire with the ELN"],
        ),
        (
            "[Eritrea] accepted the proposal for joint border patrols.",
            &["C Eritrea: the proposal for joint border patrols"],
        ),
        (
            "[Georgia] acceded to the convention on cluster munitions.",
            &["C Georgia: to the convention on cluster munitions"],
        ),
        ("[Peru] signed up to the methane pledge.", &["C Peru: to the methane pledge"]),
        ("[Egypt] consented to the inspection of two sites.", &["C Egypt: to the inspection of two sites"]),
        ("[Qatar] offered to host the next round of talks.", &["C Qatar: to host the next round of talks"]),
        ("[Britain] guaranteed the safety of the negotiators.", &["C Britain: the safety of the negotiators"]),
        (
            "Under the deal, [Kosovo] will grant Serb communities wide autonomy.",
            &["C Kosovo: will grant Serb communities wide autonomy"],
        ),
        (
            "The [army=Sudan] and the [militia] are to pull back heavy guns by 15 April under the accord.",
            &["C Sudan, militia: are to pull back heavy guns by 15 April under the accord {by 2026-04-15}"],
        ),
        (
            "[Libya] agreed on Monday to reopen the coastal road and to release 40 prisoners.",
            &["C Libya: to reopen the coastal road", "C Libya: to release 40 prisoners"],
        ),
        ("[Mali] agreed to share and protect the data.", &["C Mali: to share and protect the data"]),
        (
            "[China] promised to buy more soybeans in exchange for lower tariffs.",
            &["C China: to buy more soybeans {in exchange for lower tariffs}"],
        ),
        ("[Oman] will provide ships, provided that the truce holds.", &[]),
        (
            "[Oman] said {Oman|it would provide ships, provided that the truce holds}.",
            &[
                "C Oman: would provide ships {provided that the truce holds}",
                "P Oman · ceasefire: provided that the truce holds",
            ],
        ),
        ("[Turkey] is obliged under the pact to let grain ships through.", &["C Turkey: to let grain ships through"]),
        (
            "\"{Kenya|We pledge to plant a million trees by 2030},\" [Kenya] told the summit.",
            &["C Kenya: to plant a million trees by 2030 {by 2030}"],
        ),
        ("[Cuba]'s pledge to free 50 prisoners was met with doubt.", &["C Cuba: to free 50 prisoners"]),
        (
            "[Nauru] must uphold its promise that no new mines will open, [Fiji] said.",
            &["C Nauru: that no new mines will open"],
        ),
    ]);
}

#[test]
fn promises_by_others_words_and_turned_round() {
    check(&[
        (
            "The [Taliban] said {Taliban|that the [US] agreed to provide assistance}.",
            &["C US: to provide assistance {says Taliban}"],
        ),
        (
            "[Seoul] said {Seoul|that [Pyongyang] had promised to dismantle the site}.",
            &["C Pyongyang: to dismantle the site {says Seoul}"],
        ),
        ("Aid of 300 million dollars was promised by the [EU] on Friday.", &["C EU: Aid of 300 million dollars"]),
        ("A prisoner exchange was agreed by [Kyiv] and [Moscow].", &["C Kyiv, Moscow: A prisoner exchange"]),
        (
            "[Yemen] and [Oman] met in Muscat. Both sides agreed to resume flights and to meet again in May.",
            &["C Yemen, Oman: to resume flights", "C Yemen, Oman: to meet again in May"],
        ),
        (
            "[India] and [Nepal] met on Sunday. The two countries pledged not to build in the disputed area.",
            &["C India, Nepal: not to build in the disputed area"],
        ),
        (
            "[Israel] and [Lebanon] agreed on a line for the sea border.",
            &["C Israel, Lebanon: on a line for the sea border"],
        ),
        ("[Vietnam] agreed with [Laos] to build a dam.", &["C Vietnam, Laos: to build a dam"]),
        (
            "Officials from [Spain] and [Morocco] agreed to restore the ferry link.",
            &["C Spain, Morocco: to restore the ferry link"],
        ),
        (
            "[Brazil], which had walked out in 2024, agreed to return to the talks.",
            &["C Brazil: to return to the talks"],
        ),
        ("The foreign minister of [Austria] promised to speed up visas.", &["C Austria: to speed up visas"]),
        ("[Ghana] thanked the [IMF] and promised to publish its accounts.", &["C Ghana: to publish its accounts"]),
        ("[Ukraine] warned of new attacks; [Poland] agreed to send generators.", &["C Poland: to send generators"]),
        ("[Bahrain] agreed to open its airspace, [Qatar] said on Sunday.", &["C Bahrain: to open its airspace"]),
        (
            "[Bahrain] agreed to open its airspace after talks in Doha.",
            &["C Bahrain: to open its airspace after talks in Doha"],
        ),
        ("[Rome] promised [Tunis] to pay for the patrols.", &["C Rome → Tunis: to pay for the patrols"]),
        (
            "[Rome] told [Tunis] {Rome|that it would pay for the patrols}.",
            &["C Rome → Tunis: would pay for the patrols"],
        ),
        (
            "[Niger] agreed to let in inspectors. Under the agreement [Niger] will also let in inspectors.",
            &["C Niger: to let in inspectors"],
        ),
    ]);
}

#[test]
fn what_is_no_promise() {
    check(&[
        ("[Iran] could agree to stop enrichment.", &[]),
        ("[Iran] may have agreed to inspections.", &[]),
        ("If [Iran] agreed to inspections, sanctions would be lifted.", &[]),
        ("[Iran] failed to agree to a timetable.", &[]),
        ("[Iran] has yet to commit to a date.", &[]),
        ("The [EU] hopes that [Iran] will agree to talks.", &[]),
        ("It is unclear whether [Iran] has agreed to talks.", &[]),
        ("Has [Iran] agreed to inspections?", &[]),
        ("[Egypt] is expected to pledge troops.", &[]),
        ("[Egypt] was asked to commit troops.", &[]),
        ("The players agreed to a lower wage, and the club promised to pay it.", &[]),
        ("[Kenya] said analysts agreed that prices would fall.", &[]),
        ("[Kenya] holds promise for investors and offers tourists beaches.", &[]),
        ("[Kenya] agreed with the analysis.", &[]),
        ("The document signed in [Kenya] promises growth.", &[]),
    ]);
}
