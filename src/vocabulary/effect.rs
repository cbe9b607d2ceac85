//! The one table of what deeds do: matter × deed → value.

use super::{Deed, Matter, Value};

/// What a deed does to its matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The matter takes this value, whatever it was.
    Sets(Value),
    /// The matter returns to the value it had before it was put in abeyance.
    Restores,
    /// The matter stays as it is: a statement, or an exemption from some effects of a listing that stands.
    Leaves,
}

/// What a deed does in a matter, or `None` where the two do not go together.
///
/// # Examples
/// ```
/// use comity::vocabulary::{Deed, Effect, Matter, Value, effect};
/// assert_eq!(effect(Matter::Listing, Deed::Suspend), Some(Effect::Sets(Value::Suspended)));
/// assert_eq!(effect(Matter::Envoys, Deed::Suspend), None);
/// ```
#[must_use]
pub fn effect(matter: Matter, deed: Deed) -> Option<Effect> {
    use Effect::{Leaves, Restores, Sets};
    Some(match (matter, deed) {
        (Matter::RecognitionAsState | Matter::RecognitionAsGovernment, Deed::Recognize(quality)) => {
            Sets(Value::Recognized(quality))
        }
        (Matter::RecognitionAsState | Matter::RecognitionAsGovernment, Deed::Withdraw) => Sets(Value::None),
        (Matter::RecognitionAsState | Matter::RecognitionAsGovernment, Deed::Freeze) => {
            Sets(Value::Suspended)
        }
        (Matter::RecognitionAsState | Matter::RecognitionAsGovernment, Deed::Restore) => Restores,

        (Matter::Relations, Deed::Establish | Deed::Resume) => Sets(Value::Established),
        (Matter::Relations, Deed::Suspend) => Sets(Value::Suspended),
        (Matter::Relations, Deed::Sever) => Sets(Value::None),

        (Matter::Envoys, Deed::ReceiveEnvoy(rank)) => Sets(Value::Envoy(rank)),
        (Matter::Envoys, Deed::EndEnvoy) => Sets(Value::None),

        (Matter::Premises, Deed::HandOver) => Sets(Value::HandedOver),
        (Matter::Premises, Deed::TakeBack) => Sets(Value::None),
        (Matter::Premises, Deed::Close) => Sets(Value::Closed),

        (Matter::Mission, Deed::Open(grade)) => Sets(Value::Mission(grade)),
        (Matter::Mission, Deed::Suspend) => Sets(Value::Suspended),
        (Matter::Mission, Deed::Close) => Sets(Value::None),

        (Matter::Listing, Deed::List | Deed::Reinstate) => Sets(Value::Listed),
        (Matter::Listing, Deed::Suspend) => Sets(Value::Suspended),
        (Matter::Listing, Deed::Delist) => Sets(Value::None),
        (Matter::Listing, Deed::Exempt) => Leaves,

        (Matter::Assets, Deed::Freeze) => Sets(Value::Frozen),
        (Matter::Assets, Deed::Transfer) => Sets(Value::InTrust),
        (Matter::Assets, Deed::Release) => Sets(Value::None),

        (Matter::Control, Deed::TakeControl) => Sets(Value::InControl),
        (Matter::Control, Deed::LoseControl) => Sets(Value::None),

        (Matter::Statement, deed) if deed.is_statement() => Leaves,
        _ => return None,
    })
}
