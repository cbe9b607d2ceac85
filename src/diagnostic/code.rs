//! The codes of faults, each with its page.

use super::Severity;

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident;)*) => {
        /// Which fault it is. `comity code CODE` prints its page: what it finds, why it matters, how to mend it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = include_str!(concat!("page/", $name, ".md"))] $variant,)*
        }

        impl Code {
            /// All codes, by name.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name shown in messages.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The page on the fault, in Markdown.
            #[must_use]
            pub fn page(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("page/", $name, ".md")),)* }
            }

            /// How grave the fault is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

// A macro and no function: name, page and severity of a code stand on one line, and a page that is missing stops the build.
codes! {
    ActBeforeItsTime = "act-before-its-time", Error;
    ActOrder = "act-order", Error;
    BrokenFile = "broken-file", Error;
    BrokenRecord = "broken-record", Error;
    CheckpointFails = "checkpoint-fails", Error;
    CoverageContradicted = "coverage-contradicted", Error;
    DatesDisagree = "dates-disagree", Error;
    DeedUnsuited = "deed-unsuited", Error;
    DelistingWithoutListing = "delisting-without-listing", Error;
    DuplicateId = "duplicate-id", Error;
    EndWithoutStart = "end-without-start", Error;
    ExemptionWithoutListing = "exemption-without-listing", Error;
    ImpossibleDate = "impossible-date", Error;
    MissingField = "missing-field", Error;
    OrderUnknown = "order-unknown", Warning;
    PublishedClaimDiffers = "published-claim-differs", Warning;
    QuestionFails = "question-fails", Error;
    QuotationTooLong = "quotation-too-long", Error;
    RankOutOfRange = "rank-out-of-range", Error;
    SourceEarlierThanAct = "source-earlier-than-act", Error;
    UnknownField = "unknown-field", Error;
    UnknownName = "unknown-name", Error;
    UnsourcedAct = "unsourced-act", Error;
    UnusedSource = "unused-source", Warning;
    WrongKind = "wrong-kind", Error;
    WrongShape = "wrong-shape", Error;
}
