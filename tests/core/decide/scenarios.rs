//! Sixteen people with a need, written from the five documents: what each would answer, and what the documents say they
//! should hear. Each row cites the heading that decides it. Where no document decides, the row says so, and the wizard
//! must not pretend otherwise.
//!
//! A row that fails is a disagreement between a rule and a document: mend the rule from the document.

use crosscheck::{
    catalog::{Catalog, Cells, Reading, SourceIx, View, load},
    cli::decide::parse_answers,
    dataset::built_in::BUILT_IN,
    decide::{Answers, Outcome, Ranking, Reason, RuleTable, Verdict, grounds, rank, rank_top},
};

/// What a person should hear.
enum Hears {
    /// This service, by five points or more and with nothing to confirm.
    Clearly(&'static str),
    /// The first comes before the second, of which more is to confirm, and not by a clear lead.
    Before(&'static str, &'static str),
    /// These are equal in all.
    Tied(&'static [&'static str]),
    /// The first comes before the second, by less than five points.
    Barely(&'static str, &'static str),
    /// This one leads, and something of it is to confirm, because no document says it.
    ToConfirm(&'static str),
    /// No document decides: nothing leads.
    NotStated,
}
use Hears::{Barely, Before, Clearly, NotStated, Tied, ToConfirm};

struct Scenario {
    /// The need, in a line.
    need: &'static str,
    /// The sources and the headings that decide it.
    cites: &'static [(&'static str, &'static str)],
    /// What they say, in our words.
    because: &'static str,
    reading: Reading,
    answers: &'static [&'static str],
    must_haves: &'static [&'static str],
    hears: Hears,
    /// Who must be out, and the condition that says so.
    out: &'static [(&'static str, &'static str)],
}

const TODAY: Reading = Reading::Today;
const DOCUMENTS: Reading = Reading::Documents;

const SCENARIOS: &[Scenario] = &[
    Scenario {
        need: "An app should recognise objects in photos, soon, without training anything",
        cites: &[("004-factors", "(start)")],
        because: "Azure AI Services is a collection of models made ready for tasks such as this, called over an API. Microsoft Foundry, which no document knows, offers as much by its page of 2026, in a browser too, which is stated of a part of the older one alone.",
        reading: TODAY,
        answers: &["model-type=prebuilt-ai", "full-control=little", "time-investment=low"],
        must_haves: &[],
        hears: Barely("microsoft-foundry", "azure-ai-services"),
        out: &[],
    },
    Scenario {
        need: "A ready model, tuned with a hundred pictures of our own, called from a web page",
        cites: &[("004-factors", "(start)")],
        because: "Some of its models can be customised with one's own data, which saves training from scratch.",
        reading: DOCUMENTS,
        answers: &["model-type=customised-ai", "full-control=little"],
        must_haves: &[],
        hears: Clearly("azure-ai-services"),
        out: &[],
    },
    Scenario {
        need: "An analyst who learns by dragging and dropping, on tables, today",
        cites: &[
            ("000-platforms", "Azure Machine Learning Studio"),
            ("004-factors", "(start)"),
        ],
        because: "Studio was the one for learners, and has retired; Azure Machine Learning offers a user interface too.",
        reading: TODAY,
        answers: &[
            "model-type=classic-ml",
            "full-control=little",
            "time-investment=low",
            "languages=no-code",
        ],
        must_haves: &[],
        hears: Clearly("azure-machine-learning"),
        out: &[("ml-studio-classic", "status=retired")],
    },
    Scenario {
        need: "The same analyst in the documents' own time",
        cites: &[
            ("001-technology", "Azure Machine Learning Studio"),
            ("004-factors", "Features and capabilities of Azure Machine Learning"),
        ],
        because: "Both have a visual interface; that runs over algorithms are made for you is stated of Azure Machine Learning alone.",
        reading: DOCUMENTS,
        answers: &[
            "model-type=classic-ml",
            "full-control=little",
            "time-investment=low",
            "languages=no-code",
        ],
        must_haves: &[],
        hears: Clearly("azure-machine-learning"),
        out: &[],
    },
    Scenario {
        need: "40 GB of training data",
        cites: &[("001-technology", "Azure Machine Learning Studio")],
        because: "Studio trains on 10 GB at most; no other limit is stated anywhere, so whoever leads is to confirm.",
        reading: DOCUMENTS,
        answers: &["model-type=classic-ml", "languages=python"],
        must_haves: &["data-limit>=40"],
        hears: ToConfirm("azure-machine-learning"),
        out: &[("ml-studio-classic", "data-limit>=40")],
    },
    Scenario {
        need: "Data too big for one machine, Spark jobs in Scala, tables in Azure's stores, and no clusters to look after",
        cites: &[
            ("001-technology", "Azure Databricks"),
            ("001-technology", "Azure Machine Learning Studio"),
        ],
        because: "Databricks is the place for Spark, in Scala too, over Azure's stores, with clusters that scale by themselves; Studio stops at 10 GB.",
        reading: DOCUMENTS,
        answers: &[
            "model-type=spark-ml",
            "full-control=some",
            "existing-services=azure-data",
            "languages=scala",
        ],
        must_haves: &[],
        hears: Clearly("azure-databricks"),
        out: &[("ml-studio-classic", "data-limit<=10 and data-limit!=not-stated")],
    },
    Scenario {
        need: "Hadoop and MapReduce jobs run already; all control over the clusters, in Java",
        cites: &[
            ("002-services", "Describing Azure HDInsight"),
            ("003-overview", "Spark MLLib in HDInsight"),
        ],
        because: "Hadoop and Spark clusters, the closest to infrastructure, with clusters to manage; jobs can be written in Java.",
        reading: TODAY,
        answers: &[
            "model-type=spark-ml",
            "full-control=full",
            "time-investment=high",
            "existing-services=hadoop-spark",
            "languages=java",
        ],
        must_haves: &[],
        hears: Clearly("azure-hdinsight"),
        out: &[],
    },
    Scenario {
        need: "Train where the data lies: in SQL Server, on our own premises, in R and SQL",
        cites: &[
            ("003-overview", "Microsoft Machine Learning Services in SQL"),
            ("000-platforms", "SQL Server / Machine Learning Server"),
        ],
        because: "For training on premises or inside SQL Server, on data in place.",
        reading: TODAY,
        answers: &[
            "model-type=classic-ml",
            "existing-services=sql-server,own-servers",
            "languages=r,sql",
        ],
        must_haves: &["hosting=on-premises"],
        hears: Clearly("sql-server-ml-services"),
        out: &[],
    },
    Scenario {
        need: "Deep learning over a cluster of GPUs; describe the job and have it run",
        cites: &[("003-overview", "Batch AI Training")],
        because: "For deep learning over clustered GPUs; one describes the job, the rest is handled. Of Azure Machine Learning no document names a cluster of GPUs, and none denies it.",
        reading: DOCUMENTS,
        answers: &["model-type=deep-learning", "full-control=little"],
        must_haves: &["compute=gpu-cluster"],
        hears: Before("azure-batch-ai", "azure-machine-learning"),
        out: &[],
    },
    Scenario {
        need: "The same, today",
        cites: &[("batch-ai-what-happened", "")],
        because: "Batch AI has retired; what it did went to Azure Machine Learning.",
        reading: TODAY,
        answers: &["model-type=deep-learning", "full-control=little"],
        must_haves: &["compute=gpu-cluster"],
        hears: Clearly("azure-machine-learning"),
        out: &[("azure-batch-ai", "status=retired")],
    },
    Scenario {
        need: "Spark models that answer one record at a time over the web, in the documents' own time",
        cites: &[(
            "001-technology",
            "Tools and services for deploying machine learning models › Azure Databricks",
        )],
        because: "Databricks is not suited to single records over a web service; of HDInsight no document says.",
        reading: DOCUMENTS,
        answers: &["model-type=spark-ml", "existing-services=hadoop-spark"],
        must_haves: &["real-time-scoring=yes"],
        hears: ToConfirm("azure-hdinsight"),
        out: &[("azure-databricks", "real-time-scoring=yes")],
    },
    Scenario {
        need: "To work on a train without a connection",
        cites: &[
            ("001-technology", "Azure Databricks"),
            ("001-technology", "Azure Notebooks"),
            ("001-technology", "Data science virtual machine"),
            ("001-technology", "Azure Machine Learning Studio"),
        ],
        because: "Four cannot be used offline; that anything can, no document states.",
        reading: DOCUMENTS,
        answers: &[],
        must_haves: &["offline=yes"],
        hears: NotStated,
        out: &[
            ("azure-databricks", "offline=yes"),
            ("azure-notebooks", "offline=yes"),
            ("data-science-virtual-machine", "offline=yes"),
            ("ml-studio-classic", "offline=yes"),
        ],
    },
    Scenario {
        need: "Containers, Azure DevOps and Python; the service should take care of versions and deployment",
        cites: &[
            ("000-platforms", "The Azure Machine Learning Service"),
            ("002-services", "Describing Azure Machine Learning Service"),
        ],
        because: "Containers and automation, in Python; deployment with Azure DevOps. A page of about 2025 has Azure DevOps and a registry of models beside Databricks too; automated learning comes with it in part, since newer versions of its runtime leave it out.",
        reading: TODAY,
        answers: &[
            "model-type=classic-ml",
            "full-control=some",
            "existing-services=containers,azure-devops",
            "languages=python",
        ],
        must_haves: &["phases=model-management"],
        hears: Barely("azure-machine-learning", "azure-databricks"),
        out: &[],
    },
    Scenario {
        need: "Reports are made in Power BI; prepare, train and predict beside them",
        cites: &[("004-factors", "(start)")],
        because: "Microsoft Fabric prepares data, trains, predicts and shows results in Power BI. Asked only for Power BI and Python, HDInsight passes as much: its pages of 2023 and 2025 have Power BI reports over its data, Python and notebooks. So does Databricks, by a page of about 2025.",
        reading: TODAY,
        answers: &["existing-services=power-bi", "languages=python"],
        must_haves: &[],
        hears: Tied(&["azure-databricks", "azure-hdinsight", "microsoft-fabric"]),
        out: &[],
    },
    Scenario {
        need: "A C# team that asks only which service speaks its language",
        cites: &[("001-technology", "Tools and services for data preparation and modeling")],
        because: "Python and R are named; C# is named for no service: not stated.",
        reading: DOCUMENTS,
        answers: &["languages=csharp"],
        must_haves: &[],
        hears: NotStated,
        out: &[],
    },
    Scenario {
        need: "All control on one virtual machine with the tools installed",
        cites: &[
            ("003-overview", "Data Science Virtual Machine"),
            ("001-technology", "Data science virtual machine"),
        ],
        because: "For jobs on a single node, with the tools installed already. Whether Azure Machine Learning runs on one machine, or comes as one, no document says.",
        reading: DOCUMENTS,
        answers: &["full-control=full", "time-investment=low", "languages=python,r"],
        must_haves: &["compute=single-node", "form=vm-image"],
        hears: Before("data-science-virtual-machine", "azure-machine-learning"),
        out: &[],
    },
];

fn ranking(scenario: &Scenario) -> (Catalog, Cells, Answers, Ranking) {
    let catalog = load(BUILT_IN).0.expect("the built-in catalog");
    let view = View {
        reading: scenario.reading,
        ..View::on(jiff::civil::date(2026, 11, 20))
    };
    let cells = Cells::build(catalog.clone(), view);
    let owned = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let answers = parse_answers(
        &catalog,
        &owned(scenario.answers),
        &[],
        &owned(scenario.must_haves),
        false,
    )
    .unwrap_or_else(|e| panic!("{}: {e}", scenario.need));
    let ranking = rank(&cells, &answers);
    (catalog, cells, answers, ranking)
}

/// What the person hears, in words, to compare and to read.
fn heard(catalog: &Catalog, ranking: &Ranking) -> String {
    let shown = ranking.ranked.iter().take(3).map(|r| {
        let confirm = if r.to_confirm.is_empty() { "" } else { ", to confirm" };
        format!(
            "{} {} ({} to {}){confirm}",
            catalog[r.service].id, r.score, r.low, r.high
        )
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_wizard_says_what_the_documents_say() {
    let mut wrong = Vec::new();
    for scenario in SCENARIOS {
        let (catalog, cells, answers, ranking) = ranking(scenario);
        let winner = ranking.winner().map(|w| catalog[w].id.as_str());
        let confirmed = ranking.ranked.first().is_some_and(|r| r.to_confirm.is_empty());
        let so = match scenario.hears {
            Clearly(who) => winner == Some(who) && ranking.is_clear(),
            ToConfirm(who) => winner == Some(who) && !ranking.is_clear() && !confirmed,
            Before(a, b) => {
                let confirm = |id: &str| {
                    let found = ranking.ranked.iter().find(|r| catalog[r.service].id == id);
                    found.map_or(0, |r| r.to_confirm.len())
                };
                winner == Some(a) && !ranking.is_clear() && confirm(a) < confirm(b)
            }
            Tied(these) => {
                let ids: Vec<&str> = ranking.outcome.tied().iter().map(|s| catalog[*s].id.as_str()).collect();
                ids == these
            }
            Barely(a, b) => {
                let second = ranking.ranked.get(1).map(|r| catalog[r.service].id.as_str());
                winner == Some(a) && second == Some(b) && !ranking.is_clear() && confirmed
            }
            NotStated => ranking.verdict == Verdict::None && !ranking.ranked.is_empty(),
        };
        if !so {
            wrong.push(format!(
                "{}\n  {}\n  heard: {}",
                scenario.need,
                scenario.because,
                heard(&catalog, &ranking)
            ));
        }
        for (who, rule) in scenario.out {
            let out = ranking.ruled_out.iter().find(|o| catalog[o.service].id == **who);
            let rules: Vec<String> = out
                .iter()
                .flat_map(|o| {
                    o.reasons
                        .iter()
                        .map(|r: &Reason| grounds::reason(&cells, &answers, o.service, *r).rule)
                })
                .collect();
            if !rules.iter().any(|r| r == rule) {
                wrong.push(format!(
                    "{}\n  {who} should be out by {rule}, and is out by {rules:?}",
                    scenario.need
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_scenario_cites_a_heading_that_is_there() {
    let catalog = load(BUILT_IN).0.expect("the built-in catalog");
    assert!(SCENARIOS.len() >= 12);
    for scenario in SCENARIOS {
        assert!(!scenario.cites.is_empty(), "{}", scenario.need);
        for (source, heading) in scenario.cites {
            let source = catalog.source(source).unwrap_or_else(|| panic!("no source {source}"));
            let there = |s: SourceIx, place: &str| s == source && place.ends_with(heading);
            let cited = catalog.services.iter().any(|s| {
                s.claims.iter().any(|c| there(c.source, &c.place))
                    || s.lifecycle.iter().any(|e| there(e.source, &e.place))
            });
            assert!(cited, "nothing rests on “{heading}”, cited by “{}”", scenario.need);
        }
    }
}

/// Every combination of single answers, with "not sure", on the catalog that ships.
#[test]
fn every_combination_of_answers_on_the_catalog_that_ships_gives_a_result() {
    let catalog = load(BUILT_IN).0.expect("the built-in catalog");
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 20)));
    let table = RuleTable::whole(&cells);
    let mut ways: Vec<Vec<Option<usize>>> = vec![vec![]];
    for factor in &catalog.factors {
        let options: Vec<Option<usize>> = (0..factor.options.len()).map(Some).chain([None]).collect();
        ways = ways
            .into_iter()
            .flat_map(|way| options.iter().map(move |o| way.iter().copied().chain([*o]).collect()))
            .collect();
    }
    assert!(ways.len() > 1000);
    for way in ways {
        let mut answers = Answers::new(&catalog);
        answers.chosen = way.iter().map(|o| o.iter().copied().collect()).collect();
        let ranking = rank_top(&cells, &table, &answers, 0);
        assert_eq!(
            ranking.ranked.len() + ranking.ruled_out.len(),
            table.candidates.len(),
            "{way:?}"
        );
        assert!(
            ranking.ranked.iter().all(|r| r.low <= r.score && r.score <= r.high),
            "{way:?}"
        );
        let first = ranking.ranked.first().map(|r| r.service);
        assert!(
            ranking.outcome.top().first().is_none_or(|w| Some(*w) == first),
            "{way:?}"
        );
        let answered = way.iter().any(Option::is_some);
        assert!(
            answered || ranking.outcome == Outcome::Nobody,
            "nothing answered is no winner"
        );
    }
}
