//! What one frame draws: the views, and beside them what is shown just as the session has it. Drawing sees the state
//! through this alone.

use std::path::Path;

use jiff::civil::Date;

use super::{
    DetailsView, FindView, Views, compare::LikeView, named::NamedServices, recent_files::recent_files,
    settings::settings,
};
use crate::{
    app::{
        command::Command,
        draft::Drafts,
        location::Location,
        palette::Hit,
        state::{ImportSheet, Modal, Model, Notice, OnDisk, OpenPalette},
        text::{count, time_words},
    },
    catalog::{AttributeIx, ServiceIx},
    dataset::shown,
    workspace::Place,
};

/// One frame's views and what is over them.
#[derive(Clone, Copy)]
pub struct Screen<'a> {
    model: &'a Model,
    views: &'a Views,
}

/// What is chosen, wherever it is shown: drawn over the other views, so that a click does not rebuild them.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    /// The service in the details panel.
    pub open: Option<ServiceIx>,
    /// The cell whose claims are unfolded.
    pub claims_of: Option<(ServiceIx, AttributeIx)>,
    /// Services to compare.
    pub ticked: &'a [ServiceIx],
    /// Whether cells are tinted by the age of their newest claim.
    pub age_lens: bool,
}

impl Selection<'_> {
    /// Whether it is the service in the details panel.
    pub fn is_open(self, service: ServiceIx) -> bool {
        self.open == Some(service)
    }

    /// Whether its claims are unfolded in the details panel.
    pub fn shows_claims(self, service: ServiceIx, attribute: AttributeIx) -> bool {
        self.is_open(service) && self.claims_of == Some((service, attribute))
    }

    /// Whether it is to be compared.
    pub fn is_ticked(self, service: ServiceIx) -> bool {
        self.ticked.contains(&service)
    }
}

pub use super::{recent_files::RecentFile, settings::SettingsView};

/// What the program and its catalog are.
pub struct AboutView<'a> {
    /// The catalog's title.
    pub title: &'a str,
    /// The catalog's own description of itself; may be empty.
    pub about: &'a str,
    /// `72 services, 40 attributes, …`
    pub counts: String,
}

/// Why the open file cannot be read as it is on disk now.
pub struct FileBandView {
    /// In one line.
    pub text: String,
    /// Whether it has errors to show.
    pub has_errors: bool,
    /// Whether what was read can be written to another file.
    pub can_copy: bool,
}

impl<'a> Screen<'a> {
    /// The views as they were last worked out, and the state they were worked out from.
    pub fn new(model: &'a Model, views: &'a Views) -> Self {
        Self { model, views }
    }

    /// Where the user is.
    pub fn place(self) -> Place {
        self.model.workspace.place
    }

    /// The service of the grid that the keyboard is on, or was last.
    pub fn cursor(self) -> Option<ServiceIx> {
        self.model.session.cursor
    }

    /// What is chosen.
    pub fn selection(self) -> Selection<'a> {
        Selection {
            open: self.model.session.open,
            claims_of: self.model.session.claims_of,
            ticked: &self.model.workspace.comparison.services,
            age_lens: self.model.session.evidence.age_lens,
        }
    }

    /// Why the open file cannot be read as it is on disk now; `None` while it can.
    pub fn file_band(self) -> Option<FileBandView> {
        let path = self.model.dataset.origin.path()?;
        let name = path.file_name().map(|n| shown(n.as_ref())).unwrap_or_default();
        match &self.model.session.on_disk {
            OnDisk::Broken(findings) => {
                let first = findings.first().map_or_else(String::new, |f| format!(": {f}"));
                Some(FileBandView {
                    text: format!("{name} cannot be read as it is now; you see its last good state{first}"),
                    has_errors: true,
                    can_copy: false,
                })
            }
            OnDisk::Gone(seen) => Some(FileBandView {
                text: format!(
                    "{name} is no longer there; you see it as it was read {}, and it is read again when it is back.",
                    time_words(*seen, self.model.dataset.view.today)
                ),
                has_errors: false,
                can_copy: self.model.dataset.file_bytes.is_some(),
            }),
            OnDisk::AsRead | OnDisk::Changed | OnDisk::ReadingAgain => None,
        }
    }

    /// Where more is to be found about how the last window ended; may be empty.
    pub fn log_words(self) -> &'static str {
        self.model.files.log_words()
    }

    /// What is being typed.
    pub fn drafts(self) -> &'a Drafts {
        &self.model.session.drafts
    }

    /// What is looked at and typed in the sheet of an import.
    pub fn import_sheet(self) -> &'a ImportSheet {
        &self.model.session.import
    }

    /// What the words in the filter panel may mean, while there are any.
    pub fn found_filters(self) -> Option<&'a FindView> {
        let is_sought = !self.drafts().condition.value.trim().is_empty();
        self.views.find().filter(|_| is_sought)
    }

    /// The words that are searched for, as they were typed.
    pub fn search(self) -> &'a str {
        &self.model.workspace.view.query.search
    }

    /// The name of the service asked about that is not in the grid.
    pub fn why_typed(self) -> &'a str {
        &self.model.session.why.typed
    }

    /// Whether a command can run now.
    pub fn can(self, command: Command) -> bool {
        command.is_enabled(self.model)
    }

    /// Whether the menu of a command has it now.
    pub fn lists(self, command: Command) -> bool {
        command.is_listed(self.model)
    }

    /// What the palette found, and which of it is marked.
    pub fn found(self, palette: &OpenPalette) -> (&'a [Hit], Option<usize>) {
        let found = self.views.palette().unwrap_or_default();
        (found, palette.at(found))
    }

    /// The names of the views that were saved.
    pub fn saved_views(self) -> impl Iterator<Item = &'a str> {
        self.model.preferences.views.iter().map(|view| view.name.as_str())
    }

    /// Whether a file is among those that were opened last.
    pub fn is_recent(self, file: &Path) -> bool {
        self.model.preferences.is_recent(file)
    }

    /// The files that were opened last, without the one that is open.
    pub fn recent_files(self) -> impl Iterator<Item = RecentFile> + 'a {
        let session = self.model.session.file.as_ref().map(|f| &*f.path);
        let open = session.or_else(|| self.model.dataset.origin.path());
        recent_files(&self.model.preferences.recent, open)
    }

    /// What is over the window.
    pub fn modal(self) -> Option<&'a Modal> {
        self.model.session.modal.as_ref()
    }

    /// What the program has reported, oldest first.
    pub fn notices(self) -> &'a [Notice] {
        &self.model.session.notices
    }

    /// Whether a file is the one that is open.
    pub fn is_open(self, file: &Path) -> bool {
        let session = self.model.session.file.as_ref().map(|f| &*f.path);
        session.or_else(|| self.model.dataset.origin.path()) == Some(file)
    }

    /// How many steps can be taken back.
    pub fn steps(self) -> usize {
        self.model.history.undo.len()
    }

    /// Whether a dialog or a write is under way.
    pub fn is_busy(self) -> bool {
        self.model.session.pending.is_some()
    }

    /// Whether the search box should take the keyboard.
    pub fn focuses_search(self) -> bool {
        self.model.session.focus_search
    }

    /// Whether the filters are shown over the grid in a narrow window.
    pub fn filters_open(self) -> bool {
        self.model.session.filters_open
    }

    /// Where the keyboard is in the comparison.
    pub fn compare_cursor(self) -> Option<Location> {
        self.model.session.compare.cursor
    }

    /// The services most like one, once they are asked for.
    pub fn most_like(self, service: ServiceIx) -> Option<&'a LikeView> {
        let wanted = self.model.session.compare.like == Some(service);
        self.views.like.get().filter(|like| wanted && like.of == service)
    }

    /// What can be added to the comparison, while a name is typed.
    pub fn named_to_add(self) -> Option<&'a NamedServices> {
        let is_sought = !self.drafts().add_pane.value.trim().is_empty();
        self.views.add.get().filter(|_| is_sought)
    }

    /// The as-of date asked for, which may still be on its way.
    pub fn as_of_wanted(self) -> Option<Date> {
        let now = self.model.dataset.view;
        self.model.session.wanted_view.unwrap_or(now).as_of
    }

    /// What the sheet of settings shows, each as it holds now.
    pub fn settings(self) -> SettingsView<'a> {
        settings(self.model)
    }

    /// What the program and its catalog are.
    pub fn about(self) -> AboutView<'a> {
        let catalog = &self.model.dataset.catalog;
        let claims: usize = catalog.services.iter().map(|s| s.claims.len()).sum();
        AboutView {
            title: &catalog.title,
            about: &catalog.about,
            counts: format!(
                "{}, {}, {}, {}; catalog {}",
                catalog.count(catalog.services.len()),
                count(catalog.attributes.len(), "attribute", "attributes"),
                count(claims, "claim", "claims"),
                count(catalog.sources.len(), "source", "sources"),
                catalog.hash
            ),
        }
    }

    /// Everything built for this frame.
    pub fn views(self) -> &'a Views {
        self.views
    }

    /// The details panel, while a service is open in it.
    pub fn details(self) -> Option<&'a DetailsView> {
        self.model.session.open.and_then(|_| self.views.details())
    }
}
