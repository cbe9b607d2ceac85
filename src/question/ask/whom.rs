//! *Whom*: the objects of one author.

use super::narrowed::Narrowed;
use super::who::{disputed, gather, parties};
use super::{Body, Ledger, capitalized, named_or_counted};
use crate::question::{AnswerKind, Asked, Clause, Question, RowCertainty};
use crate::standing::View;

/// *Whom does somebody do it to*: the objects.
pub(super) fn whom<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    clause: &Clause<'g>,
) -> Body {
    let mut body = Body::new(AnswerKind::List);
    let narrowed = Narrowed::by(question);
    let (mut rows, beside, _) = gather(view, ledger, clause, narrowed.within);
    narrowed.narrow(view, clause, &mut rows, Asked::Object);
    body.rows = rows;
    body.beside = beside;
    body.asked = Asked::Object;
    let author = clause.author.expect("the parser gives every `whom` an author");
    body.subject = Some(ledger.entity(author));
    let certain = parties(view, &body.rows, RowCertainty::Certain, Asked::Object);
    let possible: Vec<String> = parties(view, &body.rows, RowCertainty::Possible, Asked::Object)
        .into_iter()
        .filter(|name| !certain.contains(name))
        .collect();
    body.count = Some(certain.len());
    body.coverage.text =
        format!("objects on record only; nobody examined all that {} may have done", author.in_sentence());
    let opening = narrowed.opening(view, clause.predicate.is_deed());
    let author = author.in_sentence();
    let doing =
        |names: &[String]| clause.under_words(clause.predicate.third_person(&named_or_counted(names)));
    let mut sentence = match (certain.as_slice(), possible.as_slice()) {
        ([], []) => {
            let said = clause.under_words(clause.predicate.gerund("anyone"));
            format!("{opening} {author} is not on record as {said}")
        }
        ([], names) => format!("{opening} {author} possibly {}; the sources leave it open", doing(names)),
        (names, []) => format!("{opening} {author} {}", doing(names)),
        (names, others) => {
            format!("{opening} {author} {}; possibly {}", doing(names), named_or_counted(others))
        }
    };
    sentence.push_str(&disputed(view, &body));
    body.finding = capitalized(&sentence);
    body
}
