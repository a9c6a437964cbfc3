//! Which column is the name, the id and the like.

use super::*;
use crate::import::{read::reader_of, table::ReadChoices};

fn table(text: &str) -> ListTable {
    (reader_of("a.csv").expect("CSV is read").read)(text.as_bytes(), ReadChoices::NONE).expect("a table")
}

#[test]
fn finds_columns_by_their_headings() {
    let roles_of = |heads: &str, id: Option<&str>, name: Option<&str>| {
        let cells = heads.split(',').map(|_| "x").collect::<Vec<_>>().join(",");
        let mut asked = ListReading::default();
        for (head, role) in [(id, ColumnRole::Id), (name, ColumnRole::Name)] {
            if let Some(head) = head {
                asked.add(ColumnReading {
                    head: head.into(),
                    role: Some(role),
                    ..ColumnReading::default()
                });
            }
        }
        roles(&table(&format!("{heads}\n{cells}\n")), &asked, &asked)
            .map(|r| (r.id, r.name, r.category, r.summary))
            .map_err(|e| e.to_string())
    };
    assert_eq!(
        roles_of("ID,Name,Category,Description", None, None),
        Ok((Some(0), Some(1), Some(2), Some(3)))
    );
    assert_eq!(
        roles_of("Licence,Tool,summary", None, None),
        Ok((None, Some(1), None, Some(2)))
    );
    assert_eq!(roles_of("What,Where", None, None), Ok((None, Some(0), None, None)));
    assert_eq!(
        roles_of("a,Short Code", Some("short code"), Some("a")),
        Ok((Some(1), Some(0), None, None))
    );
    assert_eq!(
        roles_of("Name,Licence", Some("Lisence"), None),
        Err("Ids: no column is called “Lisence”. Did you mean “Licence”?".into())
    );
}

#[test]
fn the_name_is_what_people_call_the_entry_by() {
    for (text, expected) in [
        (
            "Category,Product Name,Price\nDB,Foo,1\nDB,Bar,2\nQueue,Baz,3\n",
            "Product Name",
        ),
        ("Price,Rating,Model\n10,4.5,Alpha\n20,4.0,Beta\n10,3.5,Gamma\n", "Model"),
        (",Product,Price\n0,Alpha,1.5\n1,Beta,2.5\n2,Gamma,3.5\n", "Product"),
        ("Rank,Model,Maker\n1,A5,Audi\n2,Golf,VW\n3,Polo,VW\n", "Model"),
        ("Maker,Model,Price\nAudi,A5,3\nVW,Golf,2\nVW,Polo,1\n", "Model"),
        ("player_name,club\nAnna,X\nBen,X\n", "player_name"),
        ("club,playerName\nX,Anna\nX,Ben\n", "playerName"),
        ("brand_name,model_name\nVW,Golf\nVW,Polo\n", "model_name"),
        ("No,City\n1,Bonn\n2,Ulm\n", "City"),
        ("Region,City\nNorth,Kiel\nNorth,Bremen\nSouth,Ulm\n", "City"),
        (
            "_comment,year,country\nData courtesy of,1955,Afghanistan\n,1955,Albania\n,1955,Aruba\n",
            "country",
        ),
        ("Name,Alias\nA,b\nA,c\n", "Name"),
        ("Number\n1\n2\n", "Number"),
        (
            "Name,Memory,Released\nA100,80 GB,May 2020\nH100,80 GB,Mar 2022\nT4,16 GB,Sep 2018\n",
            "Name",
        ),
        (
            "First flight,Aircraft,Seats\n22 February 1987,A320,180\n9 April 1967,B737,160\n",
            "Aircraft",
        ),
        ("name,memory\nv02,1 GiB\nv03,2 GiB\n", "name"),
        ("price,name\n$0.10/h,m0\n$0.20/h,m1\n", "name"),
    ] {
        let table = table(text);
        let nothing = ListReading::default();
        let found = roles(&table, &nothing, &nothing).expect("roles").name.expect("a name");
        assert_eq!(table.columns[found].header, expected, "{text}");
    }
}

#[test]
fn ends_successors_and_former_names_by_their_headings() {
    let table = table("Name,Deprecation date,EOL,Formerly,Replaced by,end_user\nA,2020-01-01,2021,B,C,x\n");
    let nothing = ListReading::default();
    let found = roles(&table, &nothing, &nothing).expect("roles");
    assert_eq!(
        (found.ends, found.former, found.successor),
        (vec![1, 2], Some(3), Some(4))
    );
}
