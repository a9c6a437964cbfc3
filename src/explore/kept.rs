//! What is worked out from an index when it is first asked for and then kept with it: one value a type. The index does not
//! know what that is, so that any code that reads it can keep something there.

use std::{
    any::{Any, TypeId},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// One value a type, each made once.
#[derive(Debug, Default)]
pub struct KeptParts(Mutex<Vec<(TypeId, Arc<dyn Any + Send + Sync>)>>);

impl KeptParts {
    /// The value of this type, made by `make` when there is none yet; a caller meanwhile waits for it.
    pub fn get<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let place = self.place::<T>();
        Arc::clone(place.get_or_init(|| Arc::new(make())))
    }

    /// Whether there is a value of this type.
    pub fn has<T: Send + Sync + 'static>(&self) -> bool {
        self.place::<T>().get().is_some()
    }

    fn place<T: Send + Sync + 'static>(&self) -> Arc<OnceLock<Arc<T>>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.iter().find(|(of, _)| *of == TypeId::of::<T>());
        let found = found.and_then(|(_, place)| Arc::clone(place).downcast().ok());
        found.unwrap_or_else(|| {
            let place = Arc::<OnceLock<Arc<T>>>::default();
            all.push((TypeId::of::<T>(), place.clone()));
            place
        })
    }
}

/// A copy begins with nothing: whatever it is a copy of may be changed.
impl Clone for KeptParts {
    fn clone(&self) -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::KeptParts;

    #[test]
    fn each_type_has_one_value_that_is_made_once() {
        let kept = KeptParts::default();
        assert!(!kept.has::<u8>());
        assert_eq!((*kept.get(|| 1_u8), *kept.get(|| "one")), (1, "one"));
        assert_eq!(*kept.get::<u8>(|| panic!("made twice")), 1);
        assert!(kept.has::<u8>() && !kept.clone().has::<u8>());
    }
}
