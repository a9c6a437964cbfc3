//! Runs one function on mutated inputs until a bound is reached, and says what went wrong with which input.

use std::{
    collections::BTreeSet,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, Mutex, mpsc},
    time::{Duration, Instant},
};

use crate::{fuzz::mutate::mutate, generate::SplitMix};

/// What came of one input, in a word: inputs that give a new one are mutated further.
pub type Seen = String;

/// The function under test: what came of an input, or which law it breaks.
pub type Check = Arc<dyn Fn(&[u8]) -> Result<Seen, String> + Send + Sync>;

/// What is fuzzed.
#[derive(Clone)]
pub struct Target {
    /// Names the file of a failing input.
    pub name: &'static str,
    /// What mutation starts from: the first are used most.
    pub seeds: Vec<Vec<u8>>,
    /// Words of this input's language, besides those hostile anywhere.
    pub words: Vec<Vec<u8>>,
    /// The function.
    pub check: Check,
}

/// When to stop.
#[derive(Clone, Copy)]
pub enum Bound {
    /// After so long.
    For(Duration),
    /// After so many inputs.
    Inputs(usize),
}

/// What is wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The function panicked.
    Panics(String),
    /// A law is broken.
    Breaks(String),
    /// No answer came in the time given.
    Hangs,
}

/// A failing input, as small as it was made.
pub struct Failure {
    /// What is wrong with it.
    pub wrong: Wrong,
    /// The input.
    pub input: Vec<u8>,
}

/// What a run did.
#[derive(Default, Clone)]
pub struct Ran {
    /// Inputs tried.
    pub inputs: usize,
    /// How many of them were accepted.
    pub accepted: usize,
    /// Different outcomes.
    pub outcomes: usize,
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            inputs,
            accepted,
            outcomes,
        } = self;
        write!(f, "{inputs} inputs, {accepted} accepted, {outcomes} different outcomes")
    }
}

/// What an accepted input's word begins with.
pub const ACCEPTED: &str = "accepted";

/// How long one input may take before it counts as hanging: hundreds of times what the slowest needs.
const PATIENCE: Duration = Duration::from_mins(2);

/// How often a failing input is tried with less of it.
const SMALLER: usize = 400;

/// The seed: of the environment, else always the same.
pub fn seed() -> u64 {
    let given = std::env::var("CROSSCHECK_FUZZ_SEED").ok();
    given.map_or(20_261_126, |text| {
        text.parse().expect("CROSSCHECK_FUZZ_SEED is a whole number")
    })
}

/// How long a target is fuzzed: as many seconds as the environment says, else so many inputs, the same on every machine.
pub fn time() -> Bound {
    match std::env::var("CROSSCHECK_FUZZ_SECONDS") {
        Ok(text) => {
            let seconds = text.parse().expect("CROSSCHECK_FUZZ_SECONDS is a number");
            Bound::For(Duration::from_secs_f64(seconds))
        }
        Err(_) => Bound::Inputs(150),
    }
}

/// Fuzzes a target as the environment says, and fails with the path of the input where one fails.
pub fn holds(target: Target) {
    let seed = seed();
    let name = target.name;
    let (ran, failure) = fuzz(target, time(), seed, (PATIENCE, SMALLER));
    eprintln!("fuzz {name}: seed {seed}, {ran}");
    if let Some(failure) = failure {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}-{seed}"));
        std::fs::write(&path, &failure.input).expect("the failing input is written");
        panic!(
            "fuzz {name}, seed {seed}: {:?}; the input is in {}",
            failure.wrong,
            path.display()
        );
    }
}

/// What a planted fault is found with: the failure, after at most so many inputs.
pub fn finds(target: Target, inputs: usize) -> Wrong {
    let name = target.name;
    // Nobody reads the input.
    let (ran, failure) = fuzz(target, Bound::Inputs(inputs), 7, (PATIENCE, 0));
    failure
        .unwrap_or_else(|| panic!("{name}: the planted fault was not found: {ran}"))
        .wrong
}

/// The same target with a fault planted behind it: an input whose outcome or bytes have a feature.
pub fn planted(target: Target, faulty: impl Fn(&[u8], &Seen) -> bool + Send + Sync + 'static) -> Target {
    let check = Arc::clone(&target.check);
    Target {
        check: Arc::new(move |input| {
            let seen = check(input)?;
            assert!(!faulty(input, &seen), "planted");
            Ok(seen)
        }),
        ..target
    }
}

/// What is being done.
#[derive(Default)]
struct Now {
    ran: Ran,
    /// How often the function was called.
    calls: usize,
    /// With what it was called last.
    input: Vec<u8>,
}

/// Runs the target on another thread and waits for it; an input that takes longer than `patience` hangs. One that fails
/// is made smaller in so many tries.
pub fn fuzz(target: Target, bound: Bound, seed: u64, (patience, tries): (Duration, usize)) -> (Ran, Option<Failure>) {
    let now: Arc<Mutex<Now>> = Arc::default();
    let (done, answer) = mpsc::channel();
    let there = Arc::clone(&now);
    std::thread::spawn(move || done.send(run(&target, bound, seed, &there, tries)).is_ok());
    let (mut calls, mut since) = (0, Instant::now());
    loop {
        match answer.recv_timeout(Duration::from_millis(200)) {
            Ok(failure) => return (now.lock().expect("nobody panics with it").ran.clone(), failure),
            Err(mpsc::RecvTimeoutError::Disconnected) => panic!("the harness itself panicked"),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
        }
        let now = now.lock().expect("nobody panics with it");
        if now.calls != calls {
            (calls, since) = (now.calls, Instant::now());
        } else if since.elapsed() > patience {
            let wrong = Wrong::Hangs;
            let input = now.input.clone();
            return (now.ran.clone(), Some(Failure { wrong, input }));
        }
    }
}

fn run(target: &Target, bound: Bound, seed: u64, now: &Mutex<Now>, tries: usize) -> Option<Failure> {
    let mut random = SplitMix(seed);
    let mut pool = target.seeds.clone();
    let mut outcomes = BTreeSet::new();
    let began = Instant::now();
    for n in 0.. {
        let over = match bound {
            Bound::For(time) => n >= target.seeds.len() && began.elapsed() >= time,
            Bound::Inputs(most) => n >= most,
        };
        if over {
            break;
        }
        // Every seed as it is, then what is made of them.
        let input = match target.seeds.get(n) {
            Some(seed) => seed.clone(),
            None => mutate(&pool, &target.words, &mut random),
        };
        now.lock().expect("nobody panics with it").ran.inputs = n + 1;
        match tried(&target.check, &input, now) {
            Ok(seen) => {
                let accepted = seen.starts_with(ACCEPTED);
                let fresh = outcomes.insert(seen);
                // What is new is mutated further, most of all what is accepted.
                if (fresh && (accepted || random.chance(20))) || (accepted && random.chance(2)) {
                    if pool.len() < target.seeds.len() + 256 {
                        pool.push(input);
                    } else {
                        let at = target.seeds.len() + random.below(256);
                        pool[at] = input;
                    }
                }
                let mut now = now.lock().expect("nobody panics with it");
                now.ran.accepted += usize::from(accepted);
                now.ran.outcomes = outcomes.len();
            }
            Err(wrong) => return Some(smaller(&target.check, (input, wrong), now, tries)),
        }
    }
    None
}

fn tried(check: &Check, input: &[u8], now: &Mutex<Now>) -> Result<Seen, Wrong> {
    {
        let mut now = now.lock().expect("nobody panics with it");
        now.calls += 1;
        input.clone_into(&mut now.input);
    }
    let run = catch_unwind(AssertUnwindSafe(|| check(input)));
    match run {
        Ok(seen) => seen.map_err(Wrong::Breaks),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|t| (*t).to_owned()));
            Err(Wrong::Panics(text.unwrap_or_default()))
        }
    }
}

/// Takes pieces out of a failing input for as long as it fails in the same way.
fn smaller(check: &Check, found: (Vec<u8>, Wrong), now: &Mutex<Now>, most: usize) -> Failure {
    let (mut input, mut wrong) = found;
    let same = |a: &Wrong, b: &Wrong| std::mem::discriminant(a) == std::mem::discriminant(b);
    let (mut piece, mut tries) = (input.len() / 2, 0);
    while piece > 0 && tries < most {
        let mut at = 0;
        while at < input.len() && tries < most {
            let mut less = input.clone();
            less.drain(at..(at + piece).min(input.len()));
            tries += 1;
            match tried(check, &less, now) {
                Err(again) if same(&again, &wrong) => (input, wrong) = (less, again),
                _ => at += piece,
            }
        }
        piece /= 2;
    }
    Failure { wrong, input }
}

mod tests {
    //! The harness finds each of the three things that can be wrong, and the same seed gives the same run.

    use super::*;

    fn target(check: impl Fn(&[u8]) -> Result<Seen, String> + Send + Sync + 'static) -> Target {
        Target {
            name: "harness",
            seeds: vec![b"(a: 1, b: [2, 3])\n(c: \"text\")\n".to_vec(), b"x=1,y=2\n".to_vec()],
            words: vec![b"needle".to_vec()],
            check: Arc::new(check),
        }
    }

    fn has(input: &[u8], what: &[u8]) -> bool {
        input.windows(what.len()).any(|w| w == what)
    }

    #[test]
    fn a_panic_and_a_broken_law_are_found_and_made_small() {
        let panics = target(|input| {
            assert!(!has(input, b"needle"), "planted");
            Ok(String::new())
        });
        let (_, found) = fuzz(panics, Bound::Inputs(5_000), 1, (PATIENCE, SMALLER));
        let found = found.expect("the panic is found");
        assert_eq!(found.wrong, Wrong::Panics("planted".to_owned()));
        assert_eq!(found.input, b"needle", "nothing else is left of the input");
        let law = target(|input| {
            if has(input, b"3])\n") && has(input, b"y=") {
                Err("law".to_owned())
            } else {
                Ok(String::new())
            }
        });
        let (_, found) = fuzz(law, Bound::Inputs(5_000), 1, (PATIENCE, SMALLER));
        assert_eq!(
            found.expect("two seeds are spliced").wrong,
            Wrong::Breaks("law".to_owned())
        );
    }

    #[test]
    fn an_input_without_an_answer_is_found() {
        let (let_go, held) = mpsc::channel::<()>();
        let held = Mutex::new(held);
        let hangs = target(move |input| {
            if has(input, b"needle") {
                // Until the test is over.
                let _ = held.lock().map(|held| held.recv());
            }
            Ok(String::new())
        });
        let (_, found) = fuzz(hangs, Bound::Inputs(5_000), 1, (Duration::from_secs(2), SMALLER));
        let found = found.expect("it is found");
        assert_eq!(found.wrong, Wrong::Hangs);
        assert!(has(&found.input, b"needle"));
        drop(let_go);
    }

    #[test]
    fn the_same_seed_gives_the_same_run() {
        let inputs = |seed| {
            let seen = Arc::new(Mutex::new(Vec::new()));
            let kept = Arc::clone(&seen);
            let target = target(move |input| {
                kept.lock().expect("nobody panics").push(input.to_vec());
                Ok(format!("{}", input.len() % 7))
            });
            assert!(fuzz(target, Bound::Inputs(300), seed, (PATIENCE, SMALLER)).1.is_none());
            std::mem::take(&mut *seen.lock().expect("nobody panics"))
        };
        assert_eq!(inputs(3), inputs(3));
        assert_ne!(inputs(3), inputs(4));
    }
}
