//! What is shown while a file is dragged over the window: which one, and what dropping it does.

use std::path::Path;

use crate::dataset::{from_list::is_list, shown};

/// What is dragged, and what will happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropView {
    /// The file's name; of several, how many.
    pub name: String,
    /// What dropping it does.
    pub does: &'static str,
}

/// `paths`: of what is dragged, as far as the system reports it; `is_underway`: whether something over the window has to be
/// finished first.
pub fn view<'p>(paths: impl ExactSizeIterator<Item = Option<&'p Path>>, is_underway: bool) -> Option<DropView> {
    let many = paths.len();
    let last = paths.last()?;
    let file = last.and_then(Path::file_name);
    let ends_in = |ending: &str| {
        let given = last.and_then(Path::extension);
        given.is_some_and(|e| e.eq_ignore_ascii_case(ending))
    };
    let does = match last {
        _ if is_underway => "Nothing can be opened now: finish or close what is open over the window first",
        _ if many > 1 => "Only one can be open: let go to open the last of them",
        Some(_) if ends_in("crosscheck") => "Let go to open the session",
        Some(_) if ends_in("ron") => "Let go to open the catalog",
        Some(path) if is_list(path) => "Let go to make a catalog of the list",
        Some(_) => "No catalog, list or session by its name; letting go tries to open it all the same",
        None => "Let go to open it",
    };
    Some(DropView {
        name: match file {
            _ if many > 1 => format!("{many} files"),
            Some(file) => shown(file.as_ref()),
            None => "A file".to_owned(),
        },
        does,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dragged_is_named_with_what_letting_go_does() {
        for (paths, name, does) in [
            (
                &["/a b/Übersicht der Dienste.ron"][..],
                "Übersicht der Dienste.ron",
                "open the catalog",
            ),
            (&["/x/Laptops.XLSX"], "Laptops.XLSX", "make a catalog of the list"),
            (&["/x/mine.crosscheck"], "mine.crosscheck", "open the session"),
            (&["/x/photo.jpeg"], "photo.jpeg", "tries to open it"),
            (&["/x/a.ron", "/x/b.ron"], "2 files", "the last of them"),
        ] {
            let view = view(paths.iter().map(|p| Some(Path::new(*p))), false).unwrap_or_else(|| panic!("{paths:?}"));
            assert_eq!(view.name, name);
            assert!(view.does.contains(does), "{paths:?}: {}", view.does);
        }
        let over_a_form = view([Some(Path::new("/a.ron"))].into_iter(), true).expect("a sign");
        assert!(
            over_a_form.does.starts_with("Nothing can be opened now"),
            "{}",
            over_a_form.does
        );
        assert_eq!(view(std::iter::empty(), false), None);
        assert_eq!(
            view(std::iter::once(None), false).map(|v| v.name).as_deref(),
            Some("A file")
        );
    }
}
