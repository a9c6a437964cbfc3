//! A long day without a display: very many random actions with files read again, in memory and handles that do not grow.

use crate::{
    actions::{is_kept, is_settled, is_sound},
    deeds::{STEP, act},
    engine::seed,
    generate::SplitMix,
    world::World,
};

/// Memory in use in kilobytes, and open handles; `None` where the system does not say.
fn used() -> Option<(f64, usize)> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: f64 = pages.split(' ').nth(1)?.parse().ok()?;
    Some((pages * 4.0, std::fs::read_dir("/proc/self/fd").ok()?.count()))
}

/// Whether a deed reads a file or has everything worked out again, which takes seconds with very many services.
fn is_heavy(kind: u8) -> bool {
    matches!(kind % 40, 4 | 24..=28 | 35..=37 | 39)
}

/// Does so much by lot, of what is heavy one in `rare`, with everything looked at once in `look` deeds. Gives what was in
/// use after a fifth and at the end.
fn day(services: usize, deeds: usize, rare: usize, look: usize) -> Option<[(f64, usize); 2]> {
    let mut random = SplitMix(seed());
    let mut world = World::new(services);
    let mut warm = None;
    for n in 0..deeds {
        let mut step: [u8; STEP] = random.next().to_le_bytes()[..STEP].try_into().expect("four bytes");
        if is_heavy(step[0]) && random.below(rare) > 0 {
            step[0] = 5 + step[0] % 19;
        }
        act(&mut world, step);
        is_sound(&world.model).expect("sound");
        if n % look == 0 {
            world.look();
        }
        if n % 1_000 == 999 {
            world.settle().expect("answers come to an end");
            is_settled(&world.model).expect("settled");
            is_kept(&world.model).expect("kept");
            if n >= deeds / 5 && warm.is_none() {
                warm = used();
            }
            if let Some((memory, handles)) = used() {
                eprintln!(
                    "long day: {} of {deeds} deeds, {:.0} MiB, {handles} handles",
                    n + 1,
                    memory / 1024.0
                );
            }
        }
    }
    Some([warm?, used()?])
}

#[test]
fn a_short_day_settles_and_is_kept() {
    day(24, 2_000, 1, 50);
}

/// The long day itself: `CROSSCHECK_DEEDS=100000 cargo test --test fuzz long_day -- --ignored --nocapture`.
#[test]
#[ignore = "takes hours; the short day is in every run"]
fn a_long_day_with_ten_thousand_services_keeps_its_memory_and_handles() {
    let deeds = std::env::var("CROSSCHECK_DEEDS").map_or(100_000, |n| n.parse().expect("a number"));
    let [(warm, before), (end, after)] = day(10_000, deeds, 100, 500).expect("a system that tells what is in use");
    assert!(after <= before, "handles: {before}, at the end {after}");
    assert!(
        end <= warm * 1.05,
        "memory: {warm:.0} KiB when warm, {end:.0} KiB at the end"
    );
}
