//! One file a rule. The page of each code is in `diagnostic/page/`.

pub(super) mod checkpoint_fails;
pub(super) mod coverage_contradicted;
pub(super) mod end_without_start;
pub(super) mod exemption_without_listing;
pub(super) mod order_unknown;
pub(super) mod published_claim_differs;
pub(super) mod question_fails;
pub(super) mod source_earlier_than_act;
pub(super) mod unused_source;
