//! Searches that people would type, on the built-in catalog: the right service is among the first three.

use crosscheck::{
    catalog::{Cells, View, load},
    explore::{Index, Query, list},
};
use jiff::civil::date;

/// What is typed, and the services (by id) of which one must be among the first three.
type Golden = (&'static str, &'static [&'static str]);

/// Typing mistakes.
const MISTAKES: [Golden; 14] = [
    ("Cognitve", &["microsoft-cognitive-toolkit", "azure-ai-services"]),
    ("cogntive toolkit", &["microsoft-cognitive-toolkit"]),
    ("databrikcs", &["azure-databricks"]),
    ("azure databicks", &["azure-databricks"]),
    ("machine lerning server", &["machine-learning-server"]),
    ("hdinsigth", &["azure-hdinsight"]),
    ("fabrik", &["microsoft-fabric"]),
    ("synapsml", &["mmlspark"]),
    ("workbnech", &["aml-workbench"]),
    ("kubernets", &["kubernetes"]),
    ("jupiter notebook", &["jupyter"]),
    ("anacnoda", &["anaconda"]),
    ("virtaul machine", &["data-science-virtual-machine"]),
    ("foundary", &["azure-ai-services"]),
];

/// Former names and other names.
const OTHER_NAMES: [Golden; 16] = [
    ("MMLSpark", &["mmlspark"]),
    ("Microsoft R Server", &["machine-learning-server"]),
    ("Azure AI Services", &["azure-ai-services"]),
    ("cognitive services", &["azure-ai-services"]),
    ("Azure Active Directory", &["azure-ad"]),
    ("SQL Data Warehouse", &["azure-sql-data-warehouse"]),
    ("Visual Studio Code Tools for AI", &["vscode-tools-for-ml"]),
    ("DSVM", &["data-science-virtual-machine"]),
    ("CNTK", &["microsoft-cognitive-toolkit"]),
    ("AML", &["azure-machine-learning"]),
    ("AzureML", &["azure-machine-learning"]),
    ("Batch AI", &["azure-batch-ai"]),
    ("VS Code", &["vscode"]),
    ("CosmosDB", &["cosmos-db"]),
    ("AppInsights", &["application-insights"]),
    ("r studio", &["rstudio"]),
];

/// Ideas that no name contains.
const IDEAS: [Golden; 14] = [
    (
        "drag and drop",
        &[
            "ml-studio-classic",
            "azure-machine-learning",
            "aml-visual-pipelines",
            "microsoft-fabric",
        ],
    ),
    (
        "R language",
        &[
            "machine-learning-server",
            "sql-server-ml-services",
            "azure-databricks",
            "microsoft-fabric",
        ],
    ),
    (
        "on-prem",
        &[
            "machine-learning-server",
            "sql-server-ml-services",
            "local-or-onprem-machine",
        ],
    ),
    (
        "own datacentre",
        &[
            "machine-learning-server",
            "sql-server-ml-services",
            "local-or-onprem-machine",
        ],
    ),
    ("self-hosted", &["sql-server-ml-services", "machine-learning-server"]),
    ("stored procedures", &["sql-server-ml-services"]),
    (
        "no code",
        &["ml-studio-classic", "azure-machine-learning", "aml-visual-pipelines"],
    ),
    (
        "neural networks",
        &[
            "microsoft-cognitive-toolkit",
            "azure-batch-ai",
            "data-science-virtual-machine",
        ],
    ),
    ("big data", &["azure-databricks", "azure-hdinsight", "mmlspark"]),
    ("prebuilt speech", &["azure-ai-services"]),
    (
        "GPU cluster",
        &["azure-batch-ai", "azure-databricks", "azure-machine-learning"],
    ),
    (
        "citizen developers",
        &["microsoft-fabric", "power-bi", "ml-studio-classic"],
    ),
    ("MLlib", &["spark-mllib", "azure-hdinsight", "azure-databricks"]),
    ("fairness", &["azure-machine-learning"]),
];

/// Names as they are, in part, or out of order.
const NAMES: [Golden; 10] = [
    ("azure machine learning", &["azure-machine-learning"]),
    ("studio classic", &["ml-studio-classic"]),
    ("fabric", &["microsoft-fabric"]),
    ("notebooks", &["azure-notebooks"]),
    ("insight", &["azure-hdinsight"]),
    ("sql machine learning", &["sql-server-ml-services"]),
    ("learning server", &["machine-learning-server"]),
    ("ml synapse", &["mmlspark"]),
    ("power bi", &["power-bi"]),
    ("visual studio", &["visual-studio"]),
];

#[test]
fn the_right_service_is_among_the_first_three() {
    let catalog = load(&std::fs::read("catalog.ron").unwrap())
        .0
        .expect("the built-in catalog checks");
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 21)));
    let index = Index::build(&cells);
    let mut failures = Vec::new();
    let mut count = 0;
    for (kind, golden) in [
        ("mistake", &MISTAKES[..]),
        ("other name", &OTHER_NAMES),
        ("idea", &IDEAS),
        ("name", &NAMES),
    ] {
        for (typed, expected) in golden {
            count += 1;
            for id in *expected {
                assert!(catalog.service(id).is_some(), "no service {id}");
            }
            let query = Query {
                search: (*typed).to_owned(),
                ..Query::default()
            };
            let listing = list(&cells, &index, &query);
            let first: Vec<&str> = listing.hits.iter().take(3).map(|s| catalog[*s].id.as_str()).collect();
            if !first.iter().any(|id| expected.contains(id)) {
                failures.push(format!(
                    "{kind} “{typed}”: {first:?} of {}, not {expected:?}",
                    listing.hits.len()
                ));
            }
            assert!(kind != "mistake" || listing.forgiven, "“{typed}” is found as typed");
        }
    }
    assert!(
        failures.len() * 20 <= count,
        "{} of {count} fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
