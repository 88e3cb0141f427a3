//! A second table, written after the rules and before they were mended on it. Published on Wednesday 15 May 2024.

use super::check;

#[test]
fn of_many_sorts() {
    check(&[
        (
            "Lavrov and Fidan had a telephone conversation on Tuesday, the Kremlin said.",
            &["held 2024-05-14: Sergei Lavrov + Russia / Hakan Fidan [by phone]"],
        ),
        (
            "Hamas leaders will hold a closed-door meeting with Egyptian mediators in Cairo on Thursday.",
            &["announced 2024-05-16 Cairo, Egypt: Hamas / Egypt"],
        ),
        (
            "The meeting between Xi and Modi, originally planned for April in Samarkand, was cancelled at the last minute.",
            &["cancelled 2024-04 Samarkand, Uzbekistan: Xi Jinping / Narendra Modi"],
        ),
        (
            "The Swiss foreign minister paid a courtesy call on Anwar Ibrahim on Monday.",
            &["held 2024-05-13: Switzerland / Anwar Ibrahim"],
        ),
        (
            "Ethiopia and Sudan are due to resume negotiations in Nairobi on 21 May.",
            &["announced 2024-05-21 Nairobi, Kenya: Ethiopia / Sudan"],
        ),
        (
            "In Geneva, Blinken sat down with Lavrov for two hours on 10 May.",
            &["held 2024-05-10 Geneva, Switzerland: Antony Blinken / Sergei Lavrov"],
        ),
        ("North Korea has not met with American officials since 2019.", &["denied: North Korea / United States"]),
        (
            "China and Japan will hold their first foreign ministers' meeting in three years in Tokyo next Tuesday.",
            &["announced 2024-05-21 Tokyo, Japan: China / Japan"],
        ),
        (
            "Macron is hosting Xi in Paris this week.",
            &["held 2024-05-13/2024-05-19 Paris, France: Emmanuel Macron / Xi Jinping"],
        ),
        (
            "Griffiths travelled to Khartoum for talks with Burhan on 2 May.",
            &["held 2024-05-02 Khartoum, Sudan: Martin Griffiths / Abdel Fattah al-Burhan"],
        ),
        (
            "Talks in Doha between Israel and Hamas broke down on Sunday.",
            &["held 2024-05-12 Doha, Qatar: Israel / Hamas"],
        ),
        (
            "Biden will host Mitsotakis at the White House on Friday.",
            &["announced 2024-05-17 White House, Washington, United States: Joe Biden / Kyriakos Mitsotakis"],
        ),
        (
            "The consultations between London and Brussels have been pushed back to June.",
            &["postponed 2024-06: Britain / European Union"],
        ),
        (
            "Oman facilitated a secret meeting between Iranian and American diplomats in Muscat in January.",
            &["held 2024-01 Muscat, Oman: Iran / United States; Oman mediates"],
        ),
        (
            "Putin phoned Macron on Sunday to discuss the ceasefire.",
            &["held 2024-05-12: Vladimir Putin / Emmanuel Macron [by phone]"],
        ),
        (
            "Fidan met separately with Lavrov and Blinken in Munich on Saturday.",
            &[
                "held 2024-05-11 Munich, Germany: Hakan Fidan / Sergei Lavrov",
                "held 2024-05-11 Munich, Germany: Hakan Fidan / Antony Blinken",
            ],
        ),
        (
            "There was no meeting between the Taliban and the US in Oslo, Khalilzad said.",
            &["denied Oslo, Norway: Taliban / United States"],
        ),
        (
            "Kenyan President William Ruto met with his Ethiopian counterpart during a visit to Addis Ababa on Thursday.",
            &["held 2024-05-09 Addis Ababa, Ethiopia: William Ruto + Kenya / Ethiopia"],
        ),
        (
            "Delegations from Armenia and Azerbaijan gathered in Berlin on 28 February for peace talks.",
            &["held 2024-02-28 Berlin, Germany: Armenia / Azerbaijan"],
        ),
        (
            "The Taliban and India have held a round of consultations in Kabul, Reuters reported on Friday.",
            &["held Kabul, Afghanistan: Taliban / India"],
        ),
        (
            "Xi's summit with Biden is expected to take place in November.",
            &["announced 2024-11: Xi Jinping / Joe Biden"],
        ),
        (
            "Von der Leyen discussed migration with Mitsotakis in Athens on Monday.",
            &["held 2024-05-13 Athens, Greece: Ursula von der Leyen / Kyriakos Mitsotakis"],
        ),
        (
            "Belgrade and Pristina have agreed to hold talks in Brussels on 23 May.",
            &["announced 2024-05-23 Brussels, Belgium: Serbia / Kosovo"],
        ),
        ("The Greek prime minister was received by Erdogan in Ankara on Monday.", &[]),
        (
            "Imran Khan was received by Xi Jinping in Beijing on 3 February 2022.",
            &["held 2022-02-03 Beijing, China: Imran Khan / Xi Jinping"],
        ),
        (
            "A planned call between Modi and Putin did not take place.",
            &["denied: Narendra Modi / Vladimir Putin [by phone]"],
        ),
        (
            "Ukraine's allies will convene in Berlin on 11 June for a recovery conference.",
            &["announced 2024-06-11 Berlin, Germany: Ukraine's allies"],
        ),
        ("Lavrov is meeting Fidan in Sochi today.", &["held 2024-05-15 Sochi, Russia: Sergei Lavrov / Hakan Fidan"]),
        (
            "Saudi and Iranian negotiators wrapped up four days of talks in Beijing on 10 March 2023.",
            &["held 2023-03-10 Beijing, China: Saudi Arabia / Iran"],
        ),
        ("Before meeting Xi, Blinken told reporters that he expected candid talks.", &[]),
        ("“We met the Russian delegation in Istanbul yesterday,” the Ukrainian negotiator said.", &[]),
        ("Pyongyang rejected a proposal by Seoul for military talks.", &[]),
        ("The African Union envoy shuttled between Khartoum and Nairobi all week.", &[]),
        (
            "Kosovo's prime minister will not attend Thursday's meeting with Serbian officials in Brussels.",
            &["announced 2024-05-16 Brussels, Belgium: Kosovo / Serbia"],
        ),
        ("Israel's cabinet met on Sunday.", &[]),
        ("Hopes for a breakthrough rose after Iran and the US exchanged messages.", &[]),
        ("Greece met its budget targets, Brussels said on Monday.", &[]),
        ("Talks with the ELN have stalled since March.", &[]),
        (
            "Turkey will host the next round of talks between Russia and Ukraine.",
            &["announced: Russia / Ukraine; Turkey hosts"],
        ),
        (
            "Speaking after a three-hour meeting with Putin at the Kremlin on Friday, Scholz said that no progress had been made.",
            &["held 2024-05-10 Kremlin, Moscow, Russia: Olaf Scholz / Vladimir Putin + Russia"],
        ),
    ]);
}
