//! Eighteen more needs, whose answers turn on must-haves, ties, age, inference, parts that end, and wishes: what a person
//! should hear of how far the answer carries. What is expected is read off the claims that each row names, not off the
//! program: a row that fails is a rule or a claim that says more than its document.

use crosscheck::{
    catalog::{Cells, Reading, View, load},
    cli::decide::{choose_curves, parse_answers, parse_wishes},
    dataset::built_in::BUILT_IN,
    decide::{Answers, RuleTable, Verdict, rank, robustness, sentence},
};
use jiff::civil::date;

struct Look {
    need: &'static str,
    /// What of the catalog decides it.
    because: &'static str,
    given: &'static [&'static str],
    must: &'static [&'static str],
    wishes: &'static [&'static str],
    reading: Reading,
    /// A document of the catalog that is taken for our inference; empty: none.
    inferred: &'static str,
    verdicts: &'static [Verdict],
    /// Who is elected, or ties; empty: nobody.
    elected: &'static [&'static str],
    /// What the sentence says, and what it does not.
    says: &'static [&'static str],
    never: &'static [&'static str],
}

const PLAIN: Look = Look {
    need: "",
    because: "",
    given: &[],
    must: &[],
    wishes: &[],
    reading: Reading::Today,
    inferred: "",
    verdicts: &[],
    elected: &[],
    says: &[],
    never: &[],
};

const LOOKS: &[Look] = &[
    Look {
        need: "Deep learning, and nothing else is said",
        because: "four are stated to train neural networks, with GPUs and a framework",
        given: &["model-type=deep-learning"],
        verdicts: &[Verdict::Tied],
        elected: &[
            "data-science-virtual-machine",
            "azure-machine-learning",
            "microsoft-fabric",
            "mmlspark",
        ],
        says: &["tie"],
        never: &["leads"],
        ..PLAIN
    },
    Look {
        need: "SQL Server is there already, and nothing else is said",
        because: "its own services take it for granted; pages of 2017 to March 2021 say so, and none since",
        given: &["existing-services=sql-server"],
        verdicts: &[Verdict::Settled, Verdict::Leads],
        elected: &["sql-server-ml-services"],
        says: &["100.0 of its 100.0 points rest on sources from before 20 Nov 2021."],
        never: &["inference"],
        ..PLAIN
    },
    Look {
        need: "Classic models, and nothing else is said",
        because: "six are stated to make them and to have scikit-learn, each by a page that names it, so nobody is recommended",
        given: &["model-type=classic-ml"],
        verdicts: &[Verdict::Tied],
        elected: &[
            "data-science-virtual-machine",
            "azure-databricks",
            "azure-machine-learning",
            "microsoft-fabric",
            "sql-managed-instance-ml",
            "sql-server-ml-services",
        ],
        ..PLAIN
    },
    Look {
        need: "The same, where SQL Server is there already",
        because: "of the six one works inside it, and no fact of the choice is our inference",
        given: &["model-type=classic-ml", "existing-services=sql-server"],
        verdicts: &[Verdict::Settled, Verdict::Leads],
        elected: &["sql-server-ml-services"],
        never: &["our inference"],
        ..PLAIN
    },
    Look {
        need: "The same, were it our inference that SQL Server makes classic models",
        because: "the choice then rests on our inference in part, and the sentence says by how much",
        given: &["model-type=classic-ml", "existing-services=sql-server"],
        inferred: "sql-revoscalepy-2020",
        verdicts: &[Verdict::Settled, Verdict::Leads],
        elected: &["sql-server-ml-services"],
        says: &["rest on our inference"],
        ..PLAIN
    },
    Look {
        need: "A ready model tuned by ourselves",
        because: "two platforms are stated to tune ready models too, by pages of 2024 and 2026",
        given: &["model-type=customised-ai"],
        verdicts: &[Verdict::Tied],
        elected: &["azure-machine-learning", "azure-ai-services", "microsoft-foundry"],
        ..PLAIN
    },
    Look {
        need: "One tuned by ourselves, called from Java",
        because: "Custom Vision, the part that does it, ends on 2028-09-25 by the list of end dates",
        given: &["model-type=customised-ai", "languages=java"],
        verdicts: &[Verdict::Tied],
        elected: &["azure-ai-services", "microsoft-foundry"],
        says: &["Custom Vision, a part, ends on 25 September 2028."],
        ..PLAIN
    },
    Look {
        need: "One tuned by ourselves, by the documents alone, which know of no ends",
        because: "lifecycles are ignored in that reading",
        given: &["model-type=customised-ai"],
        reading: Reading::Documents,
        verdicts: &[Verdict::Settled, Verdict::Leads, Verdict::Close],
        elected: &["azure-ai-services"],
        never: &["a part, ends"],
        ..PLAIN
    },
    Look {
        need: "A cluster of GPUs it must have, and no question answered",
        because: "three are stated to have it, two of them by a page of 2026; of the others no page says",
        must: &["compute=gpu-cluster"],
        verdicts: &[Verdict::Tied],
        elected: &["azure-databricks", "azure-machine-learning", "microsoft-fabric"],
        says: &["each is known to meet as many must-haves"],
        never: &["points"],
        ..PLAIN
    },
    Look {
        need: "It must work offline",
        because: "of a library a page of 2022 says so; of the others none does",
        must: &["offline=yes"],
        verdicts: &[Verdict::Leads],
        elected: &["ml-net"],
        says: &["alone is known to meet what must be"],
        never: &["points"],
        ..PLAIN
    },
    Look {
        need: "It must run on small devices far out",
        because: "no page says of any that is left that it does",
        must: &["hosting=edge"],
        verdicts: &[Verdict::None],
        elected: &[],
        says: &["No service is stated to meet the must-have."],
        ..PLAIN
    },
    Look {
        need: "A must-have beside its opposite",
        because: "no claim could meet both, whatever is found out",
        must: &["real-time-scoring=yes", "real-time-scoring=no"],
        verdicts: &[Verdict::None],
        elected: &[],
        says: &["together."],
        ..PLAIN
    },
    Look {
        need: "On small devices, with a cluster of GPUs",
        because: "the three with the cluster have one must-have less to confirm than all others, and one all the same",
        must: &["hosting=edge", "compute=gpu-cluster"],
        verdicts: &[Verdict::Tied],
        elected: &["azure-databricks", "azure-machine-learning", "microsoft-fabric"],
        says: &["No service is stated to meet every must-have."],
        ..PLAIN
    },
    Look {
        need: "Servers of our own, no connection",
        because: "the one stated to work offline comes before another that scores more",
        given: &["existing-services=own-servers"],
        must: &["offline=yes"],
        verdicts: &[Verdict::Close],
        elected: &["ml-net"],
        says: &["since less of it is to confirm"],
        ..PLAIN
    },
    Look {
        need: "Servers of our own, and small devices",
        because: "that it must run there is to confirm of every one, so a lead of twenty points is close",
        given: &["existing-services=own-servers"],
        must: &["hosting=edge"],
        verdicts: &[Verdict::Close],
        elected: &["sql-server-ml-services"],
        says: &["still to confirm", "No service is stated to meet the must-have."],
        ..PLAIN
    },
    Look {
        need: "What is kept of each run must be kept, for classic models",
        because: "of the six that score alike three are stated to track experiments",
        given: &["model-type=classic-ml"],
        must: &["experiment-tracking=yes"],
        verdicts: &[Verdict::Tied],
        elected: &["azure-databricks", "azure-machine-learning", "microsoft-fabric"],
        ..PLAIN
    },
    Look {
        need: "Scoring in real time and in batches, as wishes without a question",
        because: "four are stated to do both, Databricks since its page on Model Serving made history of the no of 2018",
        wishes: &["real-time-scoring=yes", "batch-scoring=yes"],
        verdicts: &[Verdict::Tied],
        elected: &[
            "azure-databricks",
            "azure-machine-learning",
            "microsoft-fabric",
            "mmlspark",
        ],
        ..PLAIN
    },
    Look {
        need: "Python and R, both",
        because: "any of two languages is met by more than all of them is",
        given: &["languages=python+r"],
        verdicts: &[Verdict::Tied],
        elected: &[
            "data-science-virtual-machine",
            "azure-databricks",
            "azure-hdinsight",
            "microsoft-fabric",
            "sql-server-ml-services",
        ],
        ..PLAIN
    },
];

#[test]
fn the_verdict_says_how_far_the_answer_carries() {
    let owned = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let mut wrong = Vec::new();
    for look in LOOKS {
        let mut text = String::from_utf8_lossy(BUILT_IN).into_owned();
        if !look.inferred.is_empty() {
            let document = format!("(id: {:?},", look.inferred);
            text = text.replace(&document, &format!("{document} inference: true,"));
        }
        let catalog = load(text.as_bytes()).0.expect("the built-in catalog");
        let view = View {
            reading: look.reading,
            ..View::on(date(2026, 11, 20))
        };
        let cells = Cells::build(catalog.clone(), view);
        let asked = parse_answers(&catalog, &owned(look.given), &[], &owned(look.must), false).expect("answers");
        let mut wishes = parse_wishes(&catalog, &owned(look.wishes)).expect("wishes");
        choose_curves(&cells, &RuleTable::whole(&cells), &mut wishes).expect("curves");
        let asked = Answers { wishes, ..asked };
        let ranking = rank(&cells, &asked);
        let said = sentence::sentence(&cells, &asked, &ranking, Some(&robustness(&cells, &asked)));
        let elected: Vec<&str> = ranking.outcome.top().iter().map(|s| catalog[*s].id.as_str()).collect();
        let so = look.verdicts.contains(&ranking.verdict)
            && elected == look.elected
            && look.says.iter().all(|w| said.contains(w))
            && !look.never.iter().any(|w| said.contains(w));
        if !so {
            wrong.push(format!(
                "{}\n  {}\n  heard: {:?} {elected:?} {said}",
                look.need, look.because, ranking.verdict
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
