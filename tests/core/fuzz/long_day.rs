//! A long day without a display: very many random actions with files read again, in memory and handles that do not grow.

use std::fmt;

use peak_alloc::PeakAlloc;

use crate::{
    fuzz::actions::{is_kept, is_settled, is_sound},
    fuzz::deeds::{STEP, act},
    fuzz::engine::seed,
    fuzz::world::World,
    generate::SplitMix,
};

/// What this program holds, without what its allocator keeps for later.
#[global_allocator]
static HELD: PeakAlloc = PeakAlloc;

/// How often a day rests, and at which of these times it is warm.
const RESTS: usize = 100;
const WARM: usize = 20;

/// What is in use at a rest, where everything is as it was at first.
#[derive(Debug, Clone, Copy)]
struct Used {
    /// Bytes that are allocated and not given back.
    held: usize,
    /// Memory that the process takes, in bytes: with what the allocator keeps for later.
    resident: usize,
    /// Open handles.
    handles: usize,
}

/// Where the system tells.
fn used() -> Option<Used> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = pages.split(' ').nth(1)?.parse().ok()?;
    Some(Used {
        held: HELD.current_usage(),
        resident: pages * 4_096,
        handles: std::fs::read_dir("/proc/self/fd").ok()?.count(),
    })
}

impl fmt::Display for Used {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
        let (held, resident, handles) = (mib(self.held), mib(self.resident), self.handles);
        write!(f, "{held:.2} MiB held, {resident:.1} MiB resident, {handles} handles")
    }
}

/// The middle of what is held and open; of what is resident the least, since the allocator keeps for a while what its threads
/// once had (197 to 396 MiB within one day that held the same): what is lost raises the floor too.
fn typical(some: &[Used]) -> Used {
    let of = |figure: fn(&Used) -> usize| {
        let mut all: Vec<usize> = some.iter().map(figure).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    Used {
        held: of(|u| u.held),
        resident: some.iter().map(|u| u.resident).min().unwrap_or(0),
        handles: of(|u| u.handles),
    }
}

/// Whether a deed reads a file or has everything worked out again, which takes seconds with very many services.
fn is_heavy(kind: u8) -> bool {
    matches!(kind % 40, 4 | 24..=28 | 35..=37 | 39)
}

/// How a day goes.
struct Day {
    /// Services of the first catalog.
    services: usize,
    deeds: usize,
    /// Of heavy deeds one in so many is done.
    rare: usize,
    /// Everything is looked at once in so many deeds.
    look: usize,
    /// The laws are looked at once in so many deeds.
    check: usize,
    /// Whether it rests each time.
    rests: bool,
}

/// Does so much by lot. Gives what was in use at each rest.
fn pass(day: &Day) -> Vec<Used> {
    let &Day {
        services,
        deeds,
        rare,
        look,
        check,
        rests,
    } = day;
    let mut random = SplitMix(seed());
    let mut world = World::new(services);
    let mut at_rest = Vec::with_capacity(RESTS);
    for n in 1..=deeds {
        let mut step: [u8; STEP] = random.next().to_le_bytes()[..STEP].try_into().expect("four bytes");
        if is_heavy(step[0]) && random.below(rare) > 0 {
            step[0] = 5 + step[0] % 19;
        }
        act(&mut world, step);
        is_sound(&world.model).expect("sound");
        if n % look == 0 {
            world.look();
        }
        if n % check == 0 {
            world.settle().expect("answers come to an end");
            is_settled(&world.model).expect("settled");
            is_kept(&world.model).expect("kept");
        }
        if rests && n % check == 0 {
            world.rest().expect("the first catalog opens again");
            at_rest.extend(used());
            if let Some(now) = at_rest.last().filter(|_| at_rest.len() % 10 == 0) {
                eprintln!("long day: {n} of {deeds} deeds, {now}");
            }
        }
    }
    at_rest
}

#[test]
fn a_short_day_settles_and_is_kept() {
    pass(&Day {
        services: 24,
        deeds: 2_000,
        rare: 1,
        look: 50,
        check: 100,
        rests: false,
    });
}

/// The long day itself, with this crate optimized, or it takes hours:
/// `cargo test --config profile.dev.package.crosscheck.opt-level=2 --test core fuzz::long_day::a_long -- --ignored --nocapture`.
/// `CROSSCHECK_DEEDS` for fewer.
#[test]
#[ignore = "takes a quarter of an hour; the short day is in every run"]
fn a_long_day_with_ten_thousand_services_keeps_its_memory_and_handles() {
    let deeds = std::env::var("CROSSCHECK_DEEDS").map_or(100_000, |n| n.parse().expect("a number"));
    let at_rest = pass(&Day {
        services: 10_000,
        deeds,
        rare: 100,
        look: 500,
        check: deeds / RESTS,
        rests: true,
    });
    assert_eq!(at_rest.len(), RESTS, "a system that tells what is in use");
    let (warm, last) = (typical(&at_rest[WARM..2 * WARM]), typical(&at_rest[RESTS - WARM..]));
    eprintln!("long day: when warm {warm}; at the end {last}");
    assert_eq!(last.handles, warm.handles, "handles");
    // A catalog that is not let go of is ten times as much, and so are a hundred bytes for each deed.
    assert!(last.held <= warm.held + (1 << 20), "held: {warm}, {last}");
    // Of what is resident the least counts: nothing more was held, and the allocator gave 223 MiB back to 209 in a day of
    // 100,000 deeds.
    assert!(last.resident * 20 <= warm.resident * 21, "resident: {warm}, {last}");
}
