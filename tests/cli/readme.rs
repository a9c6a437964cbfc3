//! The README's lists of what tables of the code know: commands of the terminal, their options, and formats.

use clap::{Command, CommandFactory as _};
use crosscheck::{cli::Cli, export::Format};

const README: &str = include_str!("../../README.md");

/// The rows of the table of commands: what each begins with, and all of it.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    README.lines().filter_map(|line| {
        let command = line.strip_prefix("| `crosscheck ")?;
        Some((command.split([' ', '`']).next()?, line))
    })
}

/// What `--format` of a command takes, as a cell of a Markdown table has it.
fn formats(command: &Command) -> Option<String> {
    let format = command.get_arguments().find(|a| a.get_long() == Some("format"))?;
    let values = format.get_possible_values();
    let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
    Some(format!("`--format {}`", names.join("\\|")))
}

#[test]
fn the_readme_lists_every_command_with_its_formats_and_no_option_it_lacks() {
    let mut cli = Cli::command();
    cli.build();
    for command in cli.get_subcommands() {
        let name = command.get_name();
        let row = rows().find(|(first, _)| *first == name).map(|(_, row)| row);
        let row = row.unwrap_or_else(|| panic!("README.md has no row for crosscheck {name}"));
        if let Some(formats) = formats(command) {
            assert!(row.contains(&formats), "README.md, {name}: should say {formats}");
        }
        for option in row.split("`--").skip(1) {
            let option = option.split([' ', '`', '=']).next().unwrap_or_default();
            let known = command.get_arguments().any(|a| a.get_long() == Some(option));
            assert!(known, "README.md, {name}: there is no --{option}");
        }
    }
    for (first, row) in rows().filter(|(first, _)| *first != "[FILE]") {
        assert!(cli.find_subcommand(first).is_some(), "no such command: {row}");
    }
}

#[test]
fn the_readme_names_every_export_format() {
    let labels: Vec<&str> = Format::ALL.into_iter().map(Format::label).collect();
    let (last, others) = labels.split_last().unwrap();
    let list = format!("- **Export**: {} or {last};", others.join(", "));
    assert!(
        README.to_lowercase().contains(&list.to_lowercase()),
        "README.md should say {list}"
    );
}
