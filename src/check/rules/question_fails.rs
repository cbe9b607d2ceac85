#![doc = include_str!("../../diagnostic/page/question-fails.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Graph;
use crate::question::{Lexicon, ask, parse};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    if graph.saved_questions().is_empty() {
        return;
    }
    let lexicon = Lexicon::new(graph);
    for saved in graph.saved_questions() {
        let fault = match (parse(&saved.ask, &lexicon), &saved.finding) {
            (Err(error), _) => {
                let help = match error.near.first() {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`comity questions` shows what can be asked".to_owned(),
                };
                Some((format!("the question `{}` cannot be understood: {}", saved.id, error.headline), help))
            }
            (Ok(question), Some(expected)) => {
                let found = ask(graph, &question).finding;
                (found != *expected).then(|| {
                    let headline = format!("the question `{}` has another finding: {found}", saved.id);
                    (
                        headline,
                        "read the new answer, then correct the acts or the expected finding".to_owned(),
                    )
                })
            }
            (Ok(_), None) => None,
        };
        if let Some((headline, help)) = fault {
            findings.push(Diagnostic::new(Code::QuestionFails, headline, saved.span).help(help));
        }
    }
}
