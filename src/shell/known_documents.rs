//! What is known of each kept document: as it was last read or written, and what is to be written into it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::keeper::{Keeper, KeptDocument};
use crate::{
    platform::store::Store,
    workspace::kept::{AnnotationsContent, DocumentFile, KeptContent, Settings, WorkContent},
};

/// What is known of the documents, by name.
#[derive(Clone, Default)]
pub(super) struct KnownDocuments {
    pub settings: Slot<Settings>,
    pub annotations: Slot<AnnotationsContent>,
    pub works: Slot<WorkContent>,
}

impl KnownDocuments {
    /// See [`Slot::again`].
    pub fn again(&self) -> Vec<KeptDocument> {
        let mut all = self.settings.again();
        all.extend(self.annotations.again());
        all.extend(self.works.again());
        all
    }
}

/// What is known of the documents of one kind, by name.
pub(super) struct Slot<T>(Arc<Mutex<BTreeMap<String, KnownState<T>>>>);

/// What is known of one document.
#[derive(Default)]
struct KnownState<T> {
    /// As it was last read or written.
    base: DocumentFile<T>,
    /// What was asked for last, until that is known to be written. It outlives the open catalog.
    wanted: Option<T>,
    /// What a write was asked for and its result, until it is known to be done.
    next: Option<(T, DocumentFile<T>)>,
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: KeptContent + Send + Sync + 'static> Slot<T> {
    fn states(&self) -> MutexGuard<'_, BTreeMap<String, KnownState<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A document was read. As long as something is to be written into it, it is merged with what it was before.
    pub fn set(&self, name: &str, base: DocumentFile<T>) {
        let mut states = self.states();
        let state = states.entry(name.to_owned()).or_default();
        if state.wanted.is_none() {
            *state = KnownState {
                base,
                ..KnownState::default()
            };
        }
    }

    /// Whether a document has this content already, or will.
    pub fn says(&self, name: &str, content: &T) -> bool {
        let states = self.states();
        let state = states.get(name);
        state.is_some_and(|state| state.wanted.as_ref().unwrap_or(&state.base.content) == content)
    }

    /// The documents that something is to be written into.
    pub fn unwritten_names(&self) -> Vec<String> {
        let states = self.states();
        let unwritten = states.iter().filter(|(_, state)| state.wanted.is_some());
        unwritten.map(|(name, _)| name.clone()).collect()
    }

    /// What is to be written, put together with what is on the disk; `None`: nothing is.
    fn unwritten(&self, name: &str, disk: Option<&str>) -> Option<DocumentFile<T>> {
        let states = self.states();
        let state = states.get(name)?;
        Some(state.base.merged(state.wanted.as_ref()?, disk))
    }

    /// A document as it is to be taken: what is to be written into it too. Notices report what cannot be read.
    pub fn read(&self, store: &Store, name: &str, notices: &mut Vec<String>) -> Option<DocumentFile<T>> {
        let kept = store.read(name, &DocumentFile::<T>::is_sound);
        notices.extend(kept.notices);
        let unwritten = self.unwritten(name, kept.text.as_deref());
        unwritten.or_else(|| {
            let (file, warnings) = DocumentFile::read(&kept.text?);
            notices.extend(warnings);
            Some(file)
        })
    }

    /// A document as it is to be taken, looked at for the sake of another: what is wrong with it is reported when it is read.
    pub fn look(&self, store: &Store, name: &str) -> Option<DocumentFile<T>> {
        let text = store.look(name, &DocumentFile::<T>::is_sound);
        let unwritten = self.unwritten(name, text.as_deref());
        unwritten.or_else(|| Some(DocumentFile::read(&text?).0))
    }

    pub fn put(&self, keeper: &Keeper, name: String, content: T) {
        keeper.put(self.to_be_kept(name, content));
    }

    /// The documents that are known to have been there and are not being written, as they were, to be written again: their
    /// folder is gone.
    pub fn again(&self) -> Vec<KeptDocument> {
        let states = self.states();
        let were_there = states.iter().filter(|(_, state)| {
            state.wanted.is_none() && state.base.written() > 0 && state.base.content != T::default()
        });
        let all: Vec<(String, T)> = were_there
            .map(|(name, state)| (name.clone(), state.base.content.clone()))
            .collect();
        drop(states);
        all.into_iter()
            .map(|(name, content)| self.to_be_kept(name, content))
            .collect()
    }

    fn to_be_kept(&self, name: String, content: T) -> KeptDocument {
        let slot = self.clone();
        self.states().entry(name.clone()).or_default().wanted = Some(content.clone());
        KeptDocument {
            name: name.clone(),
            sound: DocumentFile::<T>::is_sound,
            merge: Arc::new(move |disk| {
                let mut states = slot.states();
                let state = states.entry(name.clone()).or_default();
                let merged = state.base.merged(&content, disk);
                let text = merged.write();
                state.next = Some((content.clone(), merged));
                Some(text)
            }),
        }
    }

    /// A document was written: what was asked for, and what is there now.
    pub fn written(&self, name: &str) -> Option<(T, T)> {
        let mut states = self.states();
        let state = states.get_mut(name)?;
        let (sent, base) = state.next.take()?;
        state.wanted.take_if(|wanted| *wanted == sent);
        let now = base.content.clone();
        state.base = base;
        if !T::TAKEN_UP {
            // What the other window set is there, and no change of this one's.
            state.base.content = sent.clone();
        }
        Some((sent, now))
    }
}
