//! The program: a command when one is named, a window otherwise.

use std::process::ExitCode;

use crosscheck::{cli, shell};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        cli::Request::Done(code) => ExitCode::from(code),
        cli::Request::Window { file, view } => shell::startup::run(shell::Start { file, view }),
    }
}
