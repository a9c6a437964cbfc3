//! The program for a double click on Windows: the same as `crosscheck`, but no console opens behind its window. Elsewhere
//! there is no difference. What a console would show of a command is not seen; for those there is `crosscheck`.
#![windows_subsystem = "windows"]

use std::process::ExitCode;

use crosscheck::{
    cli,
    shell::{Start, startup},
};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        cli::Invocation::Done(code) => ExitCode::from(code),
        cli::Invocation::Window { file, view } => startup::run(Start { file, view }),
    }
}
