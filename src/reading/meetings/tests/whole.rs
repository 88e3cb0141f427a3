//! Whole readings, names and all, of what agencies and papers write.

use super::shown;
use crate::reading::{Known, read};

#[test]
fn from_the_text_alone() {
    let mut failed = 0;
    for (text, expect) in [
        (
            "MOSCOW, March 3 (Reuters) - Foreign Minister Sergei Orlov received his Iranian counterpart, Ali Rezaei, on Thursday, the ministry said.",
            &["held 2024-09-26 Moscow, Russia: Sergei Orlov / Ali Rezaei + Iran"],
        ),
        (
            "Visiting Turkish Foreign Minister Emre Yildiz met Iraqi Prime Minister Hassan Jabouri in Baghdad on Sunday.",
            &["held 2024-09-22 Baghdad, Iraq: Emre Yildiz / Hassan Jabouri"],
        ),
        ("The US-Taliban talks in Doha resumed on Tuesday.", &["held 2024-09-24 Doha, Qatar: United States / Taliban"]),
        (
            "Greek and Turkish officers held a second round of talks at NATO headquarters on Thursday.",
            &["held 2024-09-26 NATO headquarters, Brussels, Belgium: Greece / Turkey"],
        ),
        (
            "Russian and American officials will hold talks in Riyadh on Tuesday.",
            &["announced 2024-10-01 Riyadh, Saudi Arabia: Russia / United States"],
        ),
        (
            "The presidents of Kazakhstan, Uzbekistan and Tajikistan gathered in Tashkent on Sunday.",
            &["held 2024-09-22 Tashkent, Uzbekistan: Kazakhstan / Uzbekistan / Tajikistan"],
        ),
        (
            "China and Nepal signed an accord after their leaders met in Kathmandu on Sunday.",
            &["held 2024-09-22 Kathmandu, Nepal: China / Nepal"],
        ),
        ("Talks between Athens and Ankara collapsed on Sunday.", &["held 2024-09-22: Greece / Turkey"]),
        (
            "The summit between the leaders of Kenya and Somalia, due to be held in Mombasa on Friday, has been put off.",
            &["postponed 2024-09-27 Mombasa, Kenya: Kenya / Somalia"],
        ),
        (
            "ECOWAS leaders meet in Abuja on Sunday to decide on sanctions.",
            &["announced 2024-09-29 Abuja, Nigeria: ECOWAS"],
        ),
        (
            "ASEAN foreign ministers will hold a special meeting in Jakarta on Saturday to discuss Myanmar.",
            &["announced 2024-09-28 Jakarta, Indonesia: ASEAN"],
        ),
        (
            "The trilateral meeting, attended by the foreign ministers of Turkey, Russia and Iran, was held in Astana on Monday.",
            &["held 2024-09-23 Astana, Kazakhstan: Turkey / Russia / Iran"],
        ),
        (
            "Marta Kos, the commissioner, travels to Skopje on Thursday, where she will meet Prime Minister Goran Ilievski.",
            &["announced 2024-10-03 Skopje, North Macedonia: Marta Kos / Goran Ilievski"],
        ),
        (
            "Over dinner in Paris on Monday, Luc Martin, the French president, told Anna Vogt that he would sign.",
            &["held 2024-09-23 Paris, France: Luc Martin + France / Anna Vogt"],
        ),
        (
            "Anna Vogt said little. Her counterpart, Marek Zielinski, received her in Warsaw on Friday.",
            &["held 2024-09-27 Warsaw, Poland: Marek Zielinski / Anna Vogt"],
        ),
        (
            "Poland and Germany agreed on it. Both governments deny that their ministers met in Oman last month.",
            &["denied 2024-08 Oman: Poland / Germany"],
        ),
        (
            "Kazakhstan and Uzbekistan broke off the talks on Monday. Talks are to resume on Thursday, this time in Cairo.",
            &["held 2024-09-23: Kazakhstan / Uzbekistan", "announced 2024-10-03 Cairo, Egypt: Kazakhstan / Uzbekistan"],
        ),
        (
            "Kenya and Somalia held talks in Djibouti on Monday. The next round will be held in Nairobi on 14 October.",
            &[
                "held 2024-09-23 Djibouti, Djibouti: Kenya / Somalia",
                "announced 2024-10-14 Nairobi, Kenya: Kenya / Somalia",
            ],
        ),
        (
            "Georgia's president, Nino Kobalia, brought together Ara Sarkis, the Armenian foreign minister, and Elchin Aliyev, his Azerbaijani counterpart, in Tbilisi on Friday.",
            &[
                "held 2024-09-27 Tbilisi, Georgia: Ara Sarkis + Armenia / Elchin Aliyev + Azerbaijan; Nino Kobalia hosts",
            ],
        ),
        (
            "The foreign ministers of Armenia and Azerbaijan, Ara Sarkis and Elchin Aliyev, met for six hours on Monday in Tbilisi.",
            &["held 2024-09-23 Tbilisi, Georgia: Ara Sarkis / Elchin Aliyev"],
        ),
        (
            "Eritrean Foreign Minister Tesfai Kidane met Prime Minister Dawit Lemma in Addis Ababa on Monday. A meeting with Djibouti's foreign minister, Houssein Robleh, planned for Tuesday, was cancelled.",
            &[
                "held 2024-09-23 Addis Ababa, Ethiopia: Tesfai Kidane / Dawit Lemma",
                "cancelled 2024-10-01: Tesfai Kidane / Houssein Robleh + Djibouti",
            ],
        ),
        (
            "President Kofi Mensah's envoy, Ama Boateng, spent two hours with General Issa Traore in Niamey on Monday.",
            &["held 2024-09-23 Niamey, Niger: Ama Boateng / Issa Traore"],
        ),
        (
            "Luc Martin, the French president, and Anna Vogt spoke by phone for an hour on Sunday.",
            &["held 2024-09-22: Luc Martin + France / Anna Vogt [by phone]"],
        ),
        (
            "The Egyptian foreign minister, Hossam Fattah, received a telephone call on Sunday from Omani Foreign Minister Salim Kindi.",
            &["held 2024-09-22: Hossam Fattah + Egypt / Salim Kindi [by phone]"],
        ),
        (
            "Luc Martin, the French president, was received at the Vatican on Saturday by Cardinal Renato Frascati.",
            &["held 2024-09-21: Luc Martin + France / Renato Frascati"],
        ),
        ("The German chancellor urged Serbia and Kosovo to resume dialogue.", &[]),
        ("Luc Martin, the French president, has refused to meet Anna Vogt.", &[]),
        ("An aide to Anna Vogt said a meeting with Luc Martin was being arranged for next week.", &[]),
        ("The new rules met with resistance from Germany and France.", &[]),
        ("Germany and Argentina meet in the World Cup final on Sunday.", &[]),
        (
            "Israel's foreign ministry denied reports that Foreign Minister David Levin had met Syrian Foreign Minister Farid Haddad in Abu Dhabi.",
            &["denied Abu Dhabi, United Arab Emirates: David Levin / Farid Haddad"],
        ),
    ] as [(&str, &[&str]); 31]
    {
        let reading = read(text, "2024-09-27".parse().ok(), Some("en"), &Known::default());
        let found: Vec<String> = reading.meetings.iter().map(|meeting| shown(meeting, &reading.actors)).collect();
        if found != expect {
            failed += 1;
            eprintln!("\n{text}\n  expected {expect:#?}\n  found    {found:?}");
        }
    }
    assert_eq!(failed, 0);
}
