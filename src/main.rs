//! The program: a command when one is named, a window otherwise.

use std::process::ExitCode;

use crosscheck::cli;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        cli::Invocation::Done(code) => ExitCode::from(code),
        #[cfg(feature = "window")]
        cli::Invocation::Window { file, view } => {
            crosscheck::shell::startup::run(crosscheck::shell::Start { file, view })
        }
        #[cfg(not(feature = "window"))]
        cli::Invocation::Window { .. } => {
            crosscheck::platform::console::note("this program was built without its window; see crosscheck --help");
            ExitCode::from(2)
        }
    }
}
