//! A file's content written to its receiver while it is made, through a buffer; that what receives it failed, and why, is
//! kept apart from the errors of the content's maker.

use std::io::{self, BufWriter, Write};

/// Why a content was not written.
#[derive(Debug)]
pub enum Broken<E> {
    /// What receives it takes no more.
    Receiver(io::Error),
    /// It could not be made.
    Maker(E),
}

/// Lets `make` write into a receiver.
pub fn pour<T, E>(into: impl Write, make: impl FnOnce(&mut dyn Write) -> Result<T, E>) -> Result<T, Broken<E>> {
    let mut out = Watched {
        into: BufWriter::with_capacity(BUFFER, into),
        failed: None,
    };
    let made = make(&mut out);
    match (made, out.failed) {
        // Whatever error the maker returned, this is the cause.
        (_, Some(e)) => Err(Broken::Receiver(e)),
        (Err(e), None) => Err(Broken::Maker(e)),
        (Ok(made), None) => match out.into.flush() {
            Ok(()) => Ok(made),
            Err(e) => Err(Broken::Receiver(e)),
        },
    }
}

const BUFFER: usize = 64 * 1024;

/// Remembers the first failure of what it writes to.
struct Watched<W: Write> {
    into: BufWriter<W>,
    failed: Option<io::Error>,
}

impl<W: Write> Watched<W> {
    fn noted<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|e| {
            // To be retried, and no failure.
            if e.kind() == io::ErrorKind::Interrupted {
                return e;
            }
            let kind = e.kind();
            self.failed.get_or_insert(e);
            kind.into()
        })
    }
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.into.write(bytes);
        self.noted(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.into.flush();
        self.noted(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes so many bytes.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_receiver_that_is_full_is_the_cause_whatever_the_maker_says() {
        let make = |out: &mut dyn Write| -> Result<&str, &str> {
            for _ in 0..3 {
                out.write_all(&vec![0; BUFFER]).map_err(|_| "gave up")?;
            }
            Ok("made")
        };
        assert_eq!(pour(Full(3 * BUFFER), make).ok(), Some("made"));
        for room in [0, BUFFER, 3 * BUFFER - 1] {
            let broken = pour(Full(room), make);
            assert!(
                matches!(&broken, Err(Broken::Receiver(e)) if e.kind() == io::ErrorKind::StorageFull),
                "{room}: {broken:?}"
            );
        }
        let broken = pour(Full(9), |_| Err::<(), _>("no"));
        assert!(matches!(broken, Err(Broken::Maker("no"))), "{broken:?}");
        // A failure that shows only when the buffer is emptied.
        let broken = pour(Full(0), |out| out.write_all(b"x").map_err(|_| "gave up"));
        assert!(matches!(broken, Err(Broken::Receiver(_))), "{broken:?}");
    }
}
