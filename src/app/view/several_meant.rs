//! Words that may mean several things at once, one after the other: `R on-prem` is a language and a place to run.

/// The most words that are split.
const MOST: usize = 6;

/// The words split into runs, two or more, each of which means something; of several ways the one whose runs fit best, less
/// being better, then the one with the fewest. `meaning`: what a run of words means, and how well it fits.
pub(super) fn several<T: Clone>(words: &[String], meaning: impl Fn(&str) -> Option<(u16, T)>) -> Option<Vec<T>> {
    if !(2..=MOST).contains(&words.len()) {
        return None;
    }
    // For each number of words from the beginning on the best way to split them.
    let mut best: Vec<Option<(u16, Vec<T>)>> = vec![Some((0, Vec::new()))];
    for end in 1..=words.len() {
        let mut here: Option<(u16, Vec<T>)> = None;
        for start in 0..end {
            // All of them as one were looked for before.
            let is_all = end - start == words.len();
            let Some((before, meant)) = best[start].as_ref().filter(|_| !is_all) else {
                continue;
            };
            let Some((rank, one)) = meaning(&words[start..end].join(" ")) else {
                continue;
            };
            let (rank, n) = (before + rank, meant.len() + 1);
            if here.as_ref().is_none_or(|(r, all)| (rank, n) < (*r, all.len())) {
                let all = meant.iter().cloned().chain([one]).collect();
                here = Some((rank, all));
            }
        }
        best.push(here);
    }
    best.pop().flatten().map(|(_, meant)| meant)
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn words_are_split_where_each_run_fits_best() {
        let meaning = |run: &str| match run {
            "r" => Some((0, "R")),
            "on premises" => Some((0, "On premises")),
            "on" => Some((1, "On")),
            "premises" => Some((1, "Premises")),
            "r on" => Some((1, "Runs on")),
            _ => None,
        };
        for (typed, expected) in [
            ("r on premises", Some(vec!["R", "On premises"])),
            ("on premises r", Some(vec!["On premises", "R"])),
            ("on premises", Some(vec!["On", "Premises"])),
            ("r", None),
            ("r python", None),
            ("r r r r r r r", None),
        ] {
            let words: Vec<String> = typed.split(' ').map(str::to_owned).collect();
            assert_eq!(several(&words, meaning), expected, "{typed}");
        }
    }
}
