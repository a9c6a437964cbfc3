//! What became of a service.

/// What became of a service, judged on one day. The order is the order in which a reader wants to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// In use as far as the sources show.
    Available,
    /// The same under its newest name.
    Renamed,
    /// No source of the last two years states it is there.
    Unconfirmed,
    /// An end is announced and in the future.
    Retiring,
    /// Support has ended, or the owner states there is no further development.
    Retired,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Available,
        Self::Renamed,
        Self::Unconfirmed,
        Self::Retiring,
        Self::Retired,
    ];

    /// As commands and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Renamed => "renamed",
            Self::Unconfirmed => "unconfirmed",
            Self::Retiring => "retiring",
            Self::Retired => "retired",
        }
    }

    /// For a person, in a list of filters.
    pub fn label(self) -> &'static str {
        match self {
            Self::Available => "Available",
            Self::Renamed => "Renamed",
            Self::Unconfirmed => "Not confirmed lately",
            Self::Retiring => "Retiring",
            Self::Retired => "Retired",
        }
    }

    /// Whether it is over, of a status that is an end; `None` for what goes on.
    pub fn end(self) -> Option<bool> {
        match self {
            Self::Retired => Some(true),
            Self::Retiring => Some(false),
            Self::Available | Self::Renamed | Self::Unconfirmed => None,
        }
    }

    /// The status with this id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.id() == id)
    }
}
