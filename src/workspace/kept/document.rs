//! A document as its file has it: a format number, what it is about, and what this version could not read of it.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::merge;
use crate::workspace::parts;

/// The format that this version writes.
const FORMAT: u32 = 1;

/// What a document is about, and how two changes of it are put together.
pub trait KeptContent: Serialize + DeserializeOwned + Default + Clone + PartialEq {
    /// Whether a window takes up what another wrote into the file; one that does not leaves it there.
    const TAKEN_UP: bool = true;

    /// The merge of two changes of one state. Nothing that either added is lost; what one took away and the other left
    /// as it was stays away.
    #[must_use]
    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self;
}

/// What is kept, with the format and the number of the write.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFile<T> {
    format: u32,
    /// Counts the writes, so that a state from before is known as one.
    written: u64,
    /// What it is about.
    pub content: T,
    /// What could not be read of it, each a text of the same shape: written back, and tried again by other versions.
    unread: Vec<String>,
}

impl<T: KeptContent> DocumentFile<T> {
    /// One that is written for the first time.
    pub fn new(content: T) -> Self {
        Self {
            format: FORMAT,
            content,
            ..Self::default()
        }
    }

    /// One of which parts could not be read when its content came from elsewhere; they are texts of the shape of the
    /// content.
    #[must_use]
    pub fn with_unread(mut self, parts: impl IntoIterator<Item = String>) -> Self {
        self.unread.extend(parts.into_iter().map(|p| format!("(content: {p})")));
        self
    }

    /// The same with nothing in it yet, to be written under another name.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self {
            content: T::default(),
            ..self.clone()
        }
    }

    /// Whether a text is a document at all; what is not was damaged.
    pub fn is_sound(text: &str) -> bool {
        parts::is_record(text)
    }

    /// What can be read of a text, and a sentence for each part that cannot and was not known to be so.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let (mut file, left) = parts::read::<Self>(text);
        let mut unread = Vec::new();
        for text in std::mem::take(&mut file.unread) {
            let (part, left) = parts::read::<Self>(&text);
            if left.is_empty() {
                file.content = T::merged(&T::default(), &file.content, &part.content);
            } else if !unread.contains(&text) {
                unread.push(text);
            }
        }
        let mut warnings = Vec::new();
        for part in left {
            let (again, rest) = parts::read::<Self>(&part.text);
            if rest.is_empty() {
                // It was there twice, and each can be read: what both hold is put together.
                let together = T::merged(&T::default(), &file.content, &again.content);
                if together != T::merged(&T::default(), &again.content, &file.content) {
                    warnings.push(twice(&part));
                }
                file.content = together;
            } else if !unread.contains(&part.text) {
                warnings.push(sentence(&part));
                unread.push(part.text);
            }
        }
        if file.format > FORMAT && !warnings.is_empty() {
            let newer = "What was kept was written by a newer version of Crosscheck.";
            warnings.insert(0, newer.to_owned());
        }
        file.unread = unread;
        (file, warnings)
    }

    /// As text.
    pub fn write(&self) -> String {
        let config = ron::ser::PrettyConfig::default();
        ron::ser::to_string_pretty(self, config).unwrap_or_default()
    }

    /// How often it has been written.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// What is to be written: what this window made of `self`, which it last read or wrote, together with what others
    /// made of it, which is on the disk.
    #[must_use]
    pub fn merged(&self, mine: &T, disk: Option<&str>) -> Self {
        let Some((disk, _)) = disk.map(Self::read) else {
            // Nothing was removed: the file is gone.
            return Self {
                format: FORMAT.max(self.format),
                written: self.written.saturating_add(1),
                content: mine.clone(),
                unread: self.unread.clone(),
            };
        };
        // A state from before, taken from a backup, does not mean that what came later was removed.
        let nothing = Self::default();
        let base = if disk.written < self.written { &nothing } else { self };
        Self {
            // What a newer version wrote stays marked as such, so that it finds its own parts again.
            format: FORMAT.max(self.format).max(disk.format),
            written: self.written.max(disk.written).saturating_add(1),
            content: T::merged(&base.content, mine, &disk.content),
            unread: merge::list(&base.unread, &self.unread, &disk.unread, Clone::clone),
        }
    }
}

/// Of two states of one thing only one can hold.
fn twice(part: &parts::UnreadPart) -> String {
    let place = place(part);
    format!("Of what was kept, this was there twice; what stood last is used: {place}.")
}

fn place(part: &parts::UnreadPart) -> &str {
    part.place.strip_prefix("content → ").unwrap_or(&part.place)
}

fn sentence(part: &parts::UnreadPart) -> String {
    let place = place(part);
    format!("A part of what was kept cannot be read and is not used; it stays in the file as it is: {place}.")
}
