use super::*;

fn check(words: &str, number: f64, upto: Option<f64>, unit: &str, hedge: Hedge, phrase: &str) {
    let Some(found) = number_in(words) else { panic!("no number in “{words}”") };
    let Quantity { number: got, upto: got_upto, unit: got_unit, hedge: got_hedge } = found.quantity;
    assert!((got - number).abs() < 1e-6 * number.abs().max(1.0), "{words}: {got} instead of {number}");
    assert_eq!(got_upto, upto, "upper end of “{words}”");
    assert_eq!(got_unit, unit, "unit of “{words}”");
    assert_eq!(got_hedge, hedge, "hedge of “{words}”");
    let range: String = words.chars().skip(found.range.start).take(found.range.len()).collect();
    assert_eq!(range, phrase, "where it stands in “{words}”");
}

fn check_all(table: &[(&str, f64, &str, Hedge, &str)]) {
    for (words, number, unit, hedge, phrase) in table {
        check(words, *number, None, unit, *hedge, phrase);
    }
}

#[test]
fn hedges() {
    use Hedge::*;
    check_all(&[
        ("about 100 Americans", 100.0, "Americans", About, "about 100 Americans"),
        ("roughly 5,000 refugees arrived", 5000.0, "refugees", About, "roughly 5,000 refugees"),
        ("some 200 remain in Kabul", 200.0, "", About, "some 200"),
        ("there were around 40 delegates there", 40.0, "delegates", About, "around 40 delegates"),
        ("approximately 1,500 people", 1500.0, "people", About, "approximately 1,500 people"),
        ("an estimated 97 percent", 97.0, "%", About, "an estimated 97 percent"),
        ("nearly 200 of them", 200.0, "", Nearly, "nearly 200"),
        ("almost two million children", 2e6, "children", Nearly, "almost two million children"),
        ("close to 300 US citizens", 300.0, "US citizens", Nearly, "close to 300 US citizens"),
        ("just under 100 passengers", 100.0, "passengers", Nearly, "just under 100 passengers"),
        ("more than 124,000 civilians", 124_000.0, "civilians", MoreThan, "more than 124,000 civilians"),
        ("over 60 countries took part", 60.0, "countries", MoreThan, "over 60 countries"),
        ("upwards of 400 vehicles", 400.0, "vehicles", MoreThan, "upwards of 400 vehicles"),
        ("in excess of 10 tonnes", 10.0, "tonnes", MoreThan, "in excess of 10 tonnes"),
        ("at least 13 service members", 13.0, "service members", AtLeast, "at least 13 service members"),
        ("no fewer than 13 troops", 13.0, "troops", AtLeast, "no fewer than 13 troops"),
        ("no less than 5 ministers", 5.0, "ministers", AtLeast, "no less than 5 ministers"),
        ("a minimum of 20 trucks a day", 20.0, "trucks", AtLeast, "a minimum of 20 trucks"),
        ("fewer than 200 Americans", 200.0, "Americans", LessThan, "fewer than 200 Americans"),
        ("less than 10% of the aid", 10.0, "%", LessThan, "less than 10%"),
        ("under 50 staff", 50.0, "staff", LessThan, "under 50 staff"),
        ("up to 300 people", 300.0, "people", AtMost, "up to 300 people"),
        ("as many as 60,000 interpreters", 60_000.0, "interpreters", AtMost, "as many as 60,000 interpreters"),
        ("at most 12 seats", 12.0, "seats", AtMost, "at most 12 seats"),
        ("no more than 2,500 soldiers", 2500.0, "soldiers", AtMost, "no more than 2,500 soldiers"),
        ("100 or so Americans", 100.0, "Americans", About, "100 or so Americans"),
        ("100 or more families", 100.0, "families", AtLeast, "100 or more families"),
        ("100-plus detainees", 100.0, "detainees", AtLeast, "100-plus detainees"),
        ("100+ Americans", 100.0, "Americans", AtLeast, "100+ Americans"),
        ("20 delegates at most", 20.0, "delegates", AtMost, "20 delegates at most"),
        ("at least some 30 villages", 30.0, "villages", AtLeast, "at least some 30 villages"),
        ("c. 300 prisoners", 300.0, "prisoners", About, "c. 300 prisoners"),
        ("~50 envoys", 50.0, "envoys", About, "~50 envoys"),
    ]);
}

#[test]
fn vague_multiples() {
    use Hedge::*;
    check_all(&[
        ("dozens of Americans", 12.0, "Americans", Multiples, "dozens of Americans"),
        ("scores of dead", 20.0, "dead", Multiples, "scores of dead"),
        ("hundreds of fighters", 100.0, "fighters", Multiples, "hundreds of fighters"),
        ("thousands fled", 1000.0, "", Multiples, "thousands"),
        ("tens of thousands of Afghans", 10_000.0, "Afghans", Multiples, "tens of thousands of Afghans"),
        ("hundreds of millions of dollars", 1e8, "USD", Multiples, "hundreds of millions of dollars"),
        ("several dozen envoys", 12.0, "envoys", Multiples, "several dozen envoys"),
        (
            "a few hundred permanent residents",
            100.0,
            "permanent residents",
            Multiples,
            "a few hundred permanent residents",
        ),
        ("a couple of ministers", 2.0, "ministers", About, "a couple of ministers"),
        ("a handful of diplomats", 1.0, "diplomats", Multiples, "a handful of diplomats"),
        ("a couple hundred people", 200.0, "people", About, "a couple hundred people"),
    ]);
}

#[test]
fn money_percent_and_scale() {
    use Hedge::*;
    check_all(&[
        ("half a million tonnes of wheat", 5e5, "tonnes", Exactly, "half a million tonnes"),
        ("1.2 billion dollars", 1.2e9, "USD", Exactly, "1.2 billion dollars"),
        ("$9.5bn in reserves", 9.5e9, "USD", Exactly, "$9.5bn"),
        ("€3m in aid", 3e6, "EUR", Exactly, "€3m"),
        ("9.5 billion USD", 9.5e9, "USD", Exactly, "9.5 billion USD"),
        ("some US$64 million", 6.4e7, "USD", About, "some US$64 million"),
        ("64 million U.S. dollars", 6.4e7, "USD", Exactly, "64 million U.S. dollars"),
        ("500 afghanis", 500.0, "AFN", Exactly, "500 afghanis"),
        ("USD 300 million", 3e8, "USD", Exactly, "USD 300 million"),
        ("5 million Swiss francs", 5e6, "CHF", Exactly, "5 million Swiss francs"),
        ("€1.000.000", 1e6, "EUR", Exactly, "€1.000.000"),
        ("10%", 10.0, "%", Exactly, "10%"),
        ("10.5 per cent of GDP", 10.5, "%", Exactly, "10.5 per cent"),
        ("two-thirds of the population", 2.0 / 3.0, "population", Exactly, "two-thirds of the population"),
        ("one and a half million people", 1.5e6, "people", Exactly, "one and a half million people"),
        ("one in five children", 0.2, "children", Exactly, "one in five children"),
        ("seven out of ten families", 0.7, "families", Exactly, "seven out of ten families"),
        ("two in Kabul", 2.0, "", Exactly, "two"),
        ("10k followers", 10_000.0, "followers", Exactly, "10k followers"),
    ]);
}

#[test]
fn digits_words_and_units() {
    use Hedge::*;
    check_all(&[
        ("105 citizens", 105.0, "citizens", Exactly, "105 citizens"),
        ("one hundred and five", 105.0, "", Exactly, "one hundred and five"),
        (
            "105 US citizens and residents left",
            105.0,
            "US citizens and residents",
            Exactly,
            "105 US citizens and residents",
        ),
        (
            "129 men, women and children were flown out",
            129.0,
            "men, women and children",
            Exactly,
            "129 men, women and children",
        ),
        ("85 U.S. citizens and 79 green card holders", 85.0, "U.S. citizens", Exactly, "85 U.S. citizens"),
        ("12.345.678 Euro", 12_345_678.0, "EUR", Exactly, "12.345.678 Euro"),
        ("1.234,5 tonnes", 1234.5, "tonnes", Exactly, "1.234,5 tonnes"),
        ("10 000 soldiers", 10_000.0, "soldiers", Exactly, "10 000 soldiers"),
        ("1’200 people", 1200.0, "people", Exactly, "1’200 people"),
        ("۱۰۵ نفر", 105.0, "", Exactly, "۱۰۵"),
        ("١٬٢٠٠", 1200.0, "", Exactly, "١٬٢٠٠"),
        ("100 more Americans want out", 100.0, "Americans", Exactly, "100 more Americans"),
        ("100 of the 200 Americans", 100.0, "Americans", Exactly, "100 of the 200 Americans"),
        ("two evacuation flights", 2.0, "evacuation flights", Exactly, "two evacuation flights"),
        ("one American citizen", 1.0, "American citizen", Exactly, "one American citizen"),
        ("a 30-member delegation of 14 ministers", 14.0, "ministers", Exactly, "14 ministers"),
        ("a 30-member delegation", 30.0, "member", Exactly, "30-member"),
        (
            "one-third of Afghanistan’s 40 million people",
            1.0 / 3.0,
            "people",
            Exactly,
            "one-third of Afghanistan’s 40 million people",
        ),
        ("six (6) months", 6.0, "months", Exactly, "six (6) months"),
        ("none", 0.0, "", Exactly, "none"),
        ("no Americans were left behind", 0.0, "Americans", Exactly, "no Americans"),
        ("not a single soldier", 0.0, "soldier", Exactly, "not a single soldier"),
        ("zero casualties", 0.0, "casualties", Exactly, "zero casualties"),
        ("about 100 people within two weeks", 100.0, "people", About, "about 100 people"),
        ("In two weeks, 70 people left", 70.0, "people", Exactly, "70 people"),
        ("On October 9, 2021, at 3pm, 70 people left", 70.0, "people", Exactly, "70 people"),
        ("In 2021 more than 300 people left", 300.0, "people", MoreThan, "more than 300 people"),
        ("2021", 2021.0, "", Exactly, "2021"),
        ("30 km", 30.0, "km", Exactly, "30 km"),
        ("100 Taliban and 20 Hazara elders", 100.0, "Taliban", Exactly, "100 Taliban"),
    ]);
}

#[test]
fn spans() {
    use Hedge::*;
    for (words, number, upto, unit, hedge, phrase) in [
        ("between 100 and 200 people", 100.0, 200.0, "people", Exactly, "between 100 and 200 people"),
        ("100-200", 100.0, 200.0, "", Exactly, "100-200"),
        ("100–200 Americans", 100.0, 200.0, "Americans", Exactly, "100–200 Americans"),
        ("100 to 200 citizens", 100.0, 200.0, "citizens", Exactly, "100 to 200 citizens"),
        ("from 100 to 200 vehicles", 100.0, 200.0, "vehicles", Exactly, "from 100 to 200 vehicles"),
        ("about 2 to 3 million people", 2e6, 3e6, "people", About, "about 2 to 3 million people"),
        ("$2-3bn", 2e9, 3e9, "USD", Exactly, "$2-3bn"),
        ("$2 billion to $3 billion", 2e9, 3e9, "USD", Exactly, "$2 billion to $3 billion"),
        ("10-15%", 10.0, 15.0, "%", Exactly, "10-15%"),
        ("two or three ministers", 2.0, 3.0, "ministers", Exactly, "two or three ministers"),
    ] {
        check(words, number, Some(upto), unit, hedge, phrase);
    }
}

#[test]
fn no_number_where_nothing_is_counted() {
    for words in [
        "",
        "the delegation",
        "one of the officials",
        "the F-16 and the third round",
        "at 9:30",
        "the 15th meeting",
        "no longer",
        "no doubt",
        "there is no way",
        "COVID-19",
        "a couple from London",
        "24/7",
        "UN Resolution 2593",
    ] {
        assert_eq!(number_in(words), None, "{words}");
    }
}
