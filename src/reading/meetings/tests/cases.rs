//! Sentences of many sorts of diplomacy, published on Wednesday 15 May 2024.

use super::check;

#[test]
fn verbs() {
    check(&[
        ("Lavrov met Fidan in Ankara on Monday.", &["held 2024-05-13 Ankara, Turkey: Sergei Lavrov / Hakan Fidan"]),
        (
            "Russian Foreign Minister Sergei Lavrov will meet his Turkish counterpart Hakan Fidan in Istanbul on Friday.",
            &["announced 2024-05-17 Istanbul, Turkey: Sergei Lavrov + Russia / Hakan Fidan + Turkey"],
        ),
        (
            "Senior US officials, including General Frank McKenzie, had met Taliban officials in Kabul in August.",
            &["held 2023-08 Kabul, Afghanistan: United States + Frank McKenzie / Taliban"],
        ),
        (
            "A delegation of US officials led by Special Representative for Afghanistan Thomas West called on a Taliban delegation led by Foreign Minister Amir Khan Muttaqi, in Doha, Qatar on Tuesday.",
            &["held 2024-05-14 Doha, Qatar: United States + Thomas West / Taliban + Amir Khan Muttaqi"],
        ),
        (
            "Macron and Scholz met in Berlin on Tuesday.",
            &["held 2024-05-14 Berlin, Germany: Emmanuel Macron / Olaf Scholz"],
        ),
        ("Biden spoke by phone with Xi Jinping on Thursday.", &["held 2024-05-09: Joe Biden / Xi Jinping [by phone]"]),
        (
            "Blinken spoke on the phone to Lavrov last week, the State Department said.",
            &["held 2024-05-06/2024-05-12: Antony Blinken / Sergei Lavrov [by phone]"],
        ),
        (
            "King Salman received the Omani foreign minister in Jeddah on Sunday.",
            &["held 2024-05-12 Jeddah, Saudi Arabia: King Salman / Oman"],
        ),
        (
            "President Emmanuel Macron hosted Narendra Modi in Paris on Friday.",
            &["held 2024-05-10 Paris, France: Emmanuel Macron / Narendra Modi"],
        ),
        (
            "West flew to Islamabad, where he met Imran Khan on Monday.",
            &["held 2024-05-13 Islamabad, Pakistan: Thomas West / Imran Khan"],
        ),
        (
            "Blinken is to travel to Egypt next week to meet Hamas negotiators.",
            &["announced 2024-05-20/2024-05-26 Egypt: Antony Blinken / Hamas"],
        ),
        (
            "UN envoy Martin Griffiths sat down with Houthi representatives in Muscat on 3 May.",
            &["held 2024-05-03 Muscat, Oman: Martin Griffiths + United Nations / Houthis"],
        ),
        ("Putin has never met Mitsotakis.", &["denied: Vladimir Putin / Kyriakos Mitsotakis"]),
        ("Iran denied that its officials had met US diplomats in Oman.", &["denied Oman: Iran / United States"]),
        (
            "Representatives of Serbia and Kosovo met virtually on Monday.",
            &["held 2024-05-13: Serbia / Kosovo [virtual]"],
        ),
        (
            "The foreign ministers of France, Germany and Poland met in Paris on Monday.",
            &["held 2024-05-13 Paris, France: France / Germany / Poland"],
        ),
        ("On Tuesday, Chinese and Indian commanders met near the border.", &["held 2024-05-14: China / India"]),
        (
            "Price said West met representatives of the Taliban on a visit to Pakistan last month.",
            &["held 2024-04 Pakistan: Thomas West / Taliban"],
        ),
        ("Burhan was received by Abdel Fattah al-Burhan.", &[]),
        (
            "William Ruto is expected to meet Burhan in Nairobi on Saturday.",
            &["announced 2024-05-18 Nairobi, Kenya: William Ruto / Abdel Fattah al-Burhan"],
        ),
        (
            "Lavrov, who arrived in Beijing on Monday, met Xi Jinping on Tuesday.",
            &["held 2024-05-14 Beijing, China: Sergei Lavrov / Xi Jinping"],
        ),
    ]);
}

#[test]
fn nouns() {
    check(&[
        (
            "Talks between Iran and the European Union were held in Vienna on 6 May.",
            &["held 2024-05-06 Vienna, Austria: Iran / European Union"],
        ),
        (
            "Talks between Iran and the European Union, scheduled for Monday in Vienna, have been postponed.",
            &["postponed 2024-05-20 Vienna, Austria: Iran / European Union"],
        ),
        (
            "A summit between Putin and Biden in Geneva next month has been called off.",
            &["cancelled 2024-06 Geneva, Switzerland: Vladimir Putin / Joe Biden"],
        ),
        (
            "Blinken's meeting with Lavrov on Monday in Vienna lasted two hours.",
            &["held 2024-05-13 Vienna, Austria: Antony Blinken / Sergei Lavrov"],
        ),
        (
            "Qatar hosted talks between Hamas and Israel in Doha over the weekend.",
            &["held 2024-05-11/2024-05-12 Doha, Qatar: Hamas / Israel; Qatar hosts"],
        ),
        (
            "Sudanese generals held indirect talks with Ethiopia, mediated by the African Union, on Friday.",
            &["held 2024-05-10: Sudan / Ethiopia; African Union mediates [shuttle]"],
        ),
        (
            "US-Taliban talks will resume in Doha on Saturday.",
            &["announced 2024-05-18 Doha, Qatar: United States / Taliban"],
        ),
        (
            "A US delegation will hold talks with representatives of the Taliban from Saturday for the first time since the withdrawal from Afghanistan, the State Department announced on Monday.",
            &["announced 2024-05-18: United States / Taliban"],
        ),
        (
            "The US delegation had a meeting with Prime Minister Imran Khan on Monday, during which Khan said more was needed.",
            &["held 2024-05-13: United States / Imran Khan"],
        ),
        ("Israel denied that any meeting with Iranian officials took place in Oman.", &["denied Oman: Israel / Iran"]),
        ("No meeting between Putin and Biden is planned in Geneva, the Kremlin said.", &[]),
        (
            "Armenia and Azerbaijan concluded a two-day round of negotiations in Washington on 4 May.",
            &["held 2024-05-04 Washington, United States: Armenia / Azerbaijan"],
        ),
        (
            "The Colombian government and the ELN will begin a new round of peace talks in Havana on Monday.",
            &["announced 2024-05-20 Havana, Cuba: Colombia / ELN"],
        ),
        (
            "After talks with Lavrov in Sochi on Sunday, Fidan said that grain exports would resume.",
            &["held 2024-05-12 Sochi, Russia: Hakan Fidan / Sergei Lavrov"],
        ),
        (
            "Macron said after a working lunch with Scholz in Berlin on Tuesday that both wanted more.",
            &["held 2024-05-14 Berlin, Germany: Emmanuel Macron / Olaf Scholz"],
        ),
        ("Biden and Xi held a video call on Tuesday.", &["held 2024-05-14: Joe Biden / Xi Jinping [virtual]"]),
        (
            "A phone call between Macron and Putin took place on Friday.",
            &["held 2024-05-10: Emmanuel Macron / Vladimir Putin [by phone]"],
        ),
        ("NATO will hold a summit in Madrid on 20 June.", &["announced 2024-06-20 Madrid, Spain: NATO"]),
        (
            "Modi held bilateral talks with von der Leyen on the sidelines of the G20 summit in New Delhi on Monday.",
            &["held 2024-05-13 New Delhi, India: Narendra Modi / Ursula von der Leyen"],
        ),
        (
            "Turkey, Russia and Iran held a trilateral meeting in Astana on 8 May.",
            &["held 2024-05-08 Astana, Kazakhstan: Turkey / Russia / Iran"],
        ),
        ("The talks between Athens and Ankara collapsed on Sunday.", &["held 2024-05-12: Greece / Turkey"]),
        (
            "Iran reportedly held secret talks with Saudi officials in Oman last year.",
            &["alleged 2023 Oman: Iran / Saudi Arabia"],
        ),
        (
            "Moscow cancelled a planned meeting with the European Union in Brussels.",
            &["cancelled Brussels, Belgium: Russia / European Union"],
        ),
        (
            "Norway brokered talks between the Colombian government and ELN rebels in Oslo in April.",
            &["held 2024-04 Oslo, Norway: Colombia / ELN; Norway mediates"],
        ),
        (
            "Monday's meeting between Lavrov and Fidan in Istanbul focused on grain exports and Black Sea shipping.",
            &["held 2024-05-13 Istanbul, Turkey: Sergei Lavrov / Hakan Fidan"],
        ),
        (
            "Japan and South Korea will resume high-level security dialogue in Tokyo on 22 May.",
            &["announced 2024-05-22 Tokyo, Japan: Japan / South Korea"],
        ),
        (
            "The United States revealed that it will continue discussions with the Taliban next week in Qatar’s capital, Doha.",
            &["announced 2024-05-20/2024-05-26 Doha, Qatar: United States / Taliban"],
        ),
        (
            "A delegation led by US special representative Tom West will be in Doha for two weeks to discuss aid with the Taliban, Ned Price said on Tuesday.",
            &["announced Doha, Qatar: Thomas West + United States / Taliban"],
        ),
    ]);
}

#[test]
fn no_meetings() {
    check(&[
        ("Poland met the criteria for membership in May.", &[]),
        ("The proposal by Biden met with criticism in Moscow on Monday.", &[]),
        ("Serbia and Kosovo agreed to meet again.", &[]),
        ("The Taliban and the US agreed to continue such meetings.", &[]),
        ("Germany met France in the final of the European Cup in Munich on Sunday.", &[]),
        ("Iran called on the United States to lift sanctions.", &[]),
        ("Egypt called for talks between Hamas and Israel.", &[]),
        ("Putin should meet Biden, Macron said.", &[]),
        ("Israel received US aid in April.", &[]),
        ("Khalilzad has led US talks with the Taliban for years.", &[]),
        ("Lavrov held a press conference in Moscow on Monday.", &[]),
        ("The Taliban described the deal as good after the 2020 Doha agreement with the US.", &[]),
        ("Washington ruled out talks with Iran.", &[]),
        ("A series of meetings between Iran and Oman went nowhere.", &[]),
        ("Iran and Russia discussed oil.", &[]),
        ("China met Indian demands on Monday.", &[]),
        ("Scholz spoke to reporters in Berlin on Monday.", &[]),
        ("Biden refused to meet Putin in Bali.", &[]),
        ("Officials met residents on Monday.", &[]),
        ("", &[]),
    ]);
}

#[test]
fn one_out_of_several() {
    check(&[
        (
            "A US delegation will meet senior Taliban officials on Saturday and Sunday in Doha, Qatar.\n\nThe meeting in Doha does not mean that the United States recognises the Taliban. This will be the first meeting to be held in person.",
            &["announced 2024-05-18/2024-05-19 Doha, Qatar: United States / Taliban [in person]"],
        ),
        (
            "The United States will continue talks with the Taliban next week in Doha.\n\nA first session between the two sides was held in April in Doha. West also met representatives of the Taliban on a visit to Pakistan last October.",
            &[
                "announced 2024-05-20/2024-05-26 Doha, Qatar: United States / Taliban",
                "held 2024-04 Doha, Qatar: United States / Taliban",
                "held 2023-10 Pakistan: Thomas West + United States / Taliban",
            ],
        ),
        (
            "The Taliban stressed after two-day talks with US officials in Doha that aid should come without strings.\n\nThe US delegation and representatives of the Taliban discussed all relevant issues during the meeting that took place over the weekend, the group said.",
            &["held 2024-05-11/2024-05-12 Doha, Qatar: Taliban / United States"],
        ),
        (
            "Lavrov met Fidan in Ankara on Monday. Lavrov met Xi in Beijing on Tuesday.",
            &[
                "held 2024-05-13 Ankara, Turkey: Sergei Lavrov / Hakan Fidan",
                "held 2024-05-14 Beijing, China: Sergei Lavrov / Xi Jinping",
            ],
        ),
        (
            "Russia and Ukraine will hold talks in Istanbul on Friday.\n\nThe two sides last met in Istanbul in March 2022.",
            &[
                "announced 2024-05-17 Istanbul, Turkey: Russia / Ukraine",
                "held 2022-03 Istanbul, Turkey: Russia / Ukraine",
            ],
        ),
        (
            "Pakistan, which is hosting a US delegation, called for calm. The US delegation had a meeting with Prime Minister Imran Khan on Monday.",
            &["held 2024-05-13: Pakistan + Imran Khan / United States"],
        ),
        (
            "Macron received Modi in Paris on Tuesday. Modi will meet Scholz in Berlin on Thursday.",
            &[
                "held 2024-05-14 Paris, France: Emmanuel Macron / Narendra Modi",
                "announced 2024-05-16 Berlin, Germany: Narendra Modi / Olaf Scholz",
            ],
        ),
        (
            "Armenia and Azerbaijan will hold peace talks in Geneva on 20 May. The talks were postponed twice in April.",
            &["announced 2024-05-20 Geneva, Switzerland: Armenia / Azerbaijan"],
        ),
    ]);
}
