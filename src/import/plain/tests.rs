use super::*;

struct Want<'a> {
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    authors: &'a [&'a str],
    published: Option<&'a str>,
    text: &'a str,
}

fn check(text: &str, want: &Want) {
    let found = read(text);
    assert_eq!(found.title.as_deref(), want.title, "{text}");
    assert_eq!(found.outlet.as_deref(), want.outlet, "{text}");
    assert_eq!(found.authors, want.authors, "{text}");
    assert_eq!(found.published.as_deref(), want.published, "{text}");
    assert_eq!(found.text, want.text, "{text}");
}

const SENTENCE: &str = "The two delegations met in the old customs house on Sunday to talk about the ferry.";

#[test]
fn layouts_of_pasted_text() {
    let nothing = Want { title: None, outlet: None, authors: &[], published: None, text: SENTENCE };
    check(SENTENCE, &nothing);
    check(&format!("date 2020-05-03 {SENTENCE}"), &Want { published: Some("2020-05-03"), ..nothing });
    check(&format!("2020-05-03 - {SENTENCE}"), &Want { published: Some("2020-05-03"), ..nothing });
    check(
        &format!(
            "Ferry Talks Resume\n\nPublished May 3rd, 2020 - 09:23 GMT\n{SENTENCE}\n\nCopyright © 2022 Harbour Post. All rights reserved.\n\nYou may also like\n\nMuseum opens new wing"
        ),
        &Want {
            title: Some("Ferry Talks Resume"),
            outlet: Some("Harbour Post"),
            published: Some("2020-05-03"),
            ..nothing
        },
    );
    check(
        &format!(
            "No Script\n\nPlease Wait...\n\nHarbour Telegram\n\nFerry Talks ‘Candid’ in Port City\n\nFerry Talks ‘Candid’ in Port City\nfolder_openRivers access_time3 years ago\nstarAdd to favorites\n\nBy Staff, Agencies\n\n{SENTENCE}\n\nComments"
        ),
        &Want { title: Some("Ferry Talks ‘Candid’ in Port City"), ..nothing },
    );
    check(
        &format!(
            "Title: Ferry talks\nDate: 3 May 2020\nAuthor: Jane Roe and John Doe\nSource: Harbour Post\nURL: https://example.org/ferry\n\n{SENTENCE}"
        ),
        &Want {
            title: Some("Ferry talks"),
            outlet: Some("Harbour Post"),
            authors: &["Jane Roe", "John Doe"],
            published: Some("2020-05-03"),
            ..nothing
        },
    );
    check(
        &format!("Ferry talks resume\nBy Jane Roe | May 3, 2020\n\n{SENTENCE}"),
        &Want { title: Some("Ferry talks resume"), authors: &["Jane Roe"], published: Some("2020-05-03"), ..nothing },
    );
    check(
        &format!("World\nFerry talks resume in port city\nUpdated 2 hours ago\n{SENTENCE}"),
        &Want { title: Some("Ferry talks resume in port city"), ..nothing },
    );
    check(
        &format!("Ferry talks resume\nPublished 2 May 2020\nUpdated 3 May 2020\n{SENTENCE}"),
        &Want { title: Some("Ferry talks resume"), published: Some("2020-05-02"), ..nothing },
    );
    check(
        &format!("Ferry talks resume\nDate: 04/05/2020\n\n{SENTENCE}"),
        &Want { title: Some("Ferry talks resume"), text: &format!("Date: 04/05/2020\n\n{SENTENCE}"), ..nothing },
    );
}

#[test]
fn the_wire_in_a_dateline_is_the_outlet() {
    let text = format!("PORT CITY, May 3 (Harbour Wire) - {SENTENCE}");
    check(&text, &Want { title: None, outlet: Some("Harbour Wire"), authors: &[], published: None, text: &text });
    for (line, want) in [
        ("He said (Tuesday) - no", Some("Tuesday")),
        ("The sum (about 3 million) - was paid", None),
        ("They met. (Harbour Wire) - Again", None),
    ] {
        assert_eq!(dateline::wire(line).as_deref(), want, "{line}");
    }
}

#[test]
fn a_dateline_with_its_year_says_when() {
    for (head, want) in [
        ("PORT CITY, May 3, 2020 (Harbour Wire) - ", Some("2020-05-03")),
        ("PORT CITY, 3 May 2020 — ", Some("2020-05-03")),
        ("PORT CITY, May 3 (Harbour Wire) - ", None),
        ("PORT CITY, 3 May 2020 and 4 May 2020 - ", None),
        ("On 3 May 2020 - ", None),
    ] {
        let text = format!("{head}{SENTENCE}");
        let outlet = head.contains("Wire").then_some("Harbour Wire");
        check(&text, &Want { title: None, outlet, authors: &[], published: want, text: &text });
    }
    // What the article says of itself goes before.
    let text = format!("PORT CITY, 3 May 2020 — {SENTENCE}");
    check(
        &format!("Ferry talks resume\nPublished 4 May 2020\n\n{text}"),
        &Want {
            title: Some("Ferry talks resume"),
            outlet: None,
            authors: &[],
            published: Some("2020-05-04"),
            text: &text,
        },
    );
}

#[test]
fn no_sentence_is_lost() {
    // Each of these looks a little like furniture; all belong to the article.
    for sentence in [
        "“No.”",
        "By Friday the ferry was back, the port office said in a statement.",
        "Related talks on fees are planned for June, according to the host.",
        "Comments by the envoy drew protests from both capitals on Monday.",
        "On May 4, 2020 the sides exchanged lists of prisoners.",
        "He left on Monday (May 4).",
        "More on the fees will follow, the spokeswoman told reporters there.",
        "Women’s rights",
    ] {
        let text = format!("Ferry talks resume\n\n{SENTENCE}\n\n{sentence}\n\n{SENTENCE} Again.");
        assert!(read(&text).text.contains(sentence), "{sentence}");
    }
}

#[test]
fn related_links_inside_the_text() {
    let found = read(&format!(
        "Ferry talks resume\n\n{SENTENCE}\n\nRead more\nMuseum opens new wing\n\n{SENTENCE} Again.\n\nMost read\n\nRain expected\n\nFive recipes"
    ));
    assert_eq!(found.text, format!("{SENTENCE}\n\n{SENTENCE} Again."));
    assert_eq!(found.dropped.len(), 6);
}

#[test]
fn comments_are_cut_where_they_show_as_such() {
    let article = [SENTENCE; 3].join("\n\n");
    let found = read(&format!(
        "Ferry talks resume\n\n{article}\n\n2 Comments\n\nAnna\n2 days ago\nI was on that ferry and it never once left on time.\nReply\n\nBen\n1 day ago\nSo was I, and I do not miss it at all, to be honest.\nReply"
    ));
    assert_eq!(found.text, article);
}

#[test]
fn hard_wrapped_lines_are_joined() {
    let found = read(
        "Ferry talks resume\n\nThe two delegations met in the old customs house on\nSunday to talk about the ferry line that has been shut\nsince March, and about the fees that the harbour takes\nfrom every boat that lands there.\n\nThey will meet again in ten days in the same old house,\nand the press will have to wait outside until then, the\nhost said.",
    );
    assert_eq!(
        found.text,
        "The two delegations met in the old customs house on Sunday to talk about the ferry line that has been shut since March, and about the fees that the harbour takes from every boat that lands there.\n\nThey will meet again in ten days in the same old house, and the press will have to wait outside until then, the host said."
    );
}

#[test]
fn dropped_lines_say_where_they_stood() {
    let found = read(&format!("Ferry talks resume\n\n{SENTENCE}\n\nADVERTISEMENT\n\n{SENTENCE} Again."));
    let ad = found.dropped.iter().find(|dropped| dropped.line == "ADVERTISEMENT").expect("listed");
    assert_eq!(ad.reason, DropReason::Promotion);
    assert_eq!(found.text.chars().skip(ad.before).collect::<String>(), format!("{SENTENCE} Again."));
}

#[test]
fn text_that_is_all_furniture_is_kept() {
    assert_eq!(read("Comments").text, "Comments");
    assert_eq!(read("Please wait...\n\nShare").text, "Please wait...\n\nShare");
}

#[test]
fn owners_in_rights_notices() {
    for (notice, want) in [
        ("Copyright © 2022 Harbour Post. All rights reserved.", Some("Harbour Post")),
        ("© Harbour Post 2020", Some("Harbour Post")),
        ("Copyright 2019-2020 Harbour Media Group Ltd.", Some("Harbour Media Group Ltd")),
        ("© 2020. All Rights Reserved.", None),
    ] {
        assert_eq!(rights_owner(notice).as_deref(), want, "{notice}");
    }
}
