//! A third table, from the shapes of sentences met in agency reports. Published on Wednesday 15 May 2024.

use super::check;

#[test]
fn as_agencies_write() {
    check(&[
        (
            "The announcement came after a meeting between U.S. President Joe Biden and Russian President Vladimir Putin.",
            &["held: Joe Biden + United States / Vladimir Putin + Russia"],
        ),
        (
            "The round resumed on Tuesday, with UN envoy Martin Griffiths meeting the Houthi delegation in Geneva.",
            &["held 2024-05-14 Geneva, Switzerland: Martin Griffiths + United Nations / Houthis"],
        ),
        (
            "The Egyptian foreign minister has held discussions with Russian, Chinese and US delegates in Cairo.",
            &["held Cairo, Egypt: Egypt / Russia / China / United States"],
        ),
        (
            "Fidan and Lavrov held discussions on Thursday on the sidelines of the African Union (AU) foreign ministers' meeting in Nairobi.",
            &["held 2024-05-09 Nairobi, Kenya: Hakan Fidan / Sergei Lavrov"],
        ),
        ("Lavrov and Fidan arrived in Nairobi on Thursday to attend the African Union ministers' meet.", &[]),
        ("The Chinese ambassador received Lavrov at the airport in Beijing on Monday.", &[]),
        (
            "Blinken said that the ministry, in a statement, denied everything, and that Fidan met Lavrov in Ankara on Monday.",
            &["held 2024-05-13 Ankara, Turkey: Hakan Fidan / Sergei Lavrov"],
        ),
        ("Burhan received the Order of the Nile in Cairo on Monday.", &[]),
        (
            "Macron met Scholz in a hotel in Berlin on Monday. Scholz will hold a meeting with the Danish envoy. Then he will hold a meeting with a Finnish general.",
            &[
                "held 2024-05-13 Berlin, Germany: Emmanuel Macron / Olaf Scholz",
                "announced: Olaf Scholz / the Danish envoy",
                "announced: Olaf Scholz / a Finnish general",
            ],
        ),
    ]);
}
