//! The command `match-names`: pairs of names in, a score and a reason for each out.

use std::io::{self, BufRead, Write};

use crate::names::{NameOf, match_names};

/// Reads lines `NAME<TAB>NAME` and writes for each, in order, `SCORE<TAB>REASON`: the score with three decimals, 0.500 and
/// more for names of the same actor. A line without exactly one tab, or not in UTF-8, gets 0 and what is wrong with it.
///
/// # Errors
/// Those of reading and writing.
pub(super) fn run(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        while matches!(line.last(), Some(b'\n' | b'\r')) {
            line.pop();
        }
        let (score, reason) = match std::str::from_utf8(&line).map(|text| text.split('\t').collect::<Vec<_>>()) {
            Ok(names) => match names.as_slice() {
                [left, right] => {
                    let found = match_names(left, right, NameOf::Other);
                    (found.score, found.reason.in_words())
                }
                _ => (0.0, "malformed line: two names with a tab between them expected".to_owned()),
            },
            Err(_) => (0.0, "malformed line: not UTF-8".to_owned()),
        };
        // What would end the line early is not written.
        let broken = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        let reason: String = reason.chars().map(|letter| if broken(letter) { ' ' } else { letter }).collect();
        writeln!(output, "{score:.3}\t{reason}")?;
        line.clear();
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_gets_a_line() {
        let input =
            b"Ned Price\tPrice, Ned\nno tab\n\nIran\tIraq\r\na\tb\tc\n\xff\tIran\nUN\tUnited Nations".as_slice();
        let mut output = Vec::new();
        run(input, &mut output).unwrap();
        let output = String::from_utf8(output).unwrap();
        let scores: Vec<&str> = output.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(scores.len(), 7, "{output}");
        assert!(scores[0].parse::<f64>().unwrap() > 0.9, "{output}");
        assert_eq!(scores[1..3], ["0.000", "0.000"]);
        assert!(scores[3].parse::<f64>().unwrap() < 0.5, "{output}");
        assert_eq!(scores[4..6], ["0.000", "0.000"]);
        assert!(scores[6].parse::<f64>().unwrap() >= 0.5, "{output}");
        assert!(output.lines().all(|line| line.split('\t').count() == 2), "{output}");
    }
}
