//! Where tables start and end, and what of their rows is no entry.

use super::*;

/// The heading and what each row became, of rows whose cells are separated by commas.
fn shown(text: &str, heading: Option<HeadingAt>) -> String {
    let mut lines = text.lines().enumerate();
    let mut next = |row: &mut TextRow<'static>| {
        let (i, line) = lines.next()?;
        row.place = i + 1;
        let mark = if line.contains(';') { ';' } else { ',' };
        row.texts = line.split(mark).map(|t| t.to_owned().into()).collect();
        Some(())
    };
    let choices = ReadChoices {
        heading,
        ..ReadChoices::default()
    };
    match table("line", &choices, |t| (t, false), &mut next) {
        Err(e) => e.to_string(),
        Ok(table) => {
            let unit = |c: &ListColumn| {
                if c.unit.is_empty() {
                    String::new()
                } else {
                    format!(" in {}", c.unit)
                }
            };
            let heads: Vec<String> = table.columns.iter().map(|c| c.header.clone() + &unit(c)).collect();
            let out: Vec<String> = table
                .left_out
                .iter()
                .map(|l| format!("{} {}", l.place, l.why))
                .collect();
            assert_eq!(table.records, text.lines().count(), "{text:?}");
            format!("{} | {:?} | {}", heads.join(", "), table.places, out.join("; "))
        }
    }
}

#[test]
fn a_table_starts_where_a_person_sees_it_start() {
    for (text, expected) in [
        ("n,p\nA,1", "n, p | [2] | 1 the heading"),
        (
            "Price report\nExported: 2026-01-31\n\nname,vcpu,price\nsmall,2,0.10\nlarge,8,0.40",
            "name, vcpu, price | [5, 6] | 1 above the heading; 2 above the heading; 3 blank; 4 the heading",
        ),
        (
            "Report of tools,,\n,,\nName,Price,OK\nA,1,yes\nB,2,no",
            "Name, Price, OK | [4, 5] | 1 above the heading; 2 blank; 3 the heading",
        ),
        (
            "Tools\n\nName,Price\nA,1\nB,2",
            "Name, Price | [4, 5] | 1 above the heading; 2 blank; 3 the heading",
        ),
        (
            "# exported 2024-01-01\n# by me\nname,x\na,1\nb,2",
            "name, x | [4, 5] | 1 above the heading; 2 above the heading; 3 the heading",
        ),
        ("#,name,x\n1,a,1\n2,b,2", "#, name, x | [2, 3] | 1 the heading"),
        (
            "My export\nDate: today\n\nname,x\na,1\nb,2",
            "name, x | [5, 6] | 1 above the heading; 2 above the heading; 3 blank; 4 the heading",
        ),
        (
            "Exported:,2024-01-01\nUser:,me\n\nname,x,y\na,1,2\nb,2,3",
            "name, x, y | [5, 6] | 1 above the heading; 2 above the heading; 3 blank; 4 the heading",
        ),
        (
            "User:,me\n\nname,x\na,1\nb,2",
            "name, x | [4, 5] | 1 above the heading; 2 blank; 3 the heading",
        ),
        // A heading over fewer columns than there are is one all the same.
        ("name\nA,1\nB,2", "name, Column 2 | [2, 3] | 1 the heading"),
        (
            "Name,,\nA,1,2\nB,3,4",
            "Name, Column 2, Column 3 | [2, 3] | 1 the heading",
        ),
        (
            ",Product,Price\n0,Alpha,1.5\n1,Beta,2.5",
            "Column 1, Product, Price | [2, 3] | 1 the heading",
        ),
        // Without one.
        (
            "Alpha,1.5,yes\nBeta,2.5,no\nGamma,3.5,yes",
            "Column 1, Column 2, Column 3 | [1, 2, 3] | ",
        ),
        (
            "Country,2019,2020\nA,1,2\nB,3,4",
            "Country, 2019, 2020 | [2, 3] | 1 the heading",
        ),
        ("a,b\nc,d\ne,f", "a, b | [2, 3] | 1 the heading"),
        // Units.
        (
            "name,weight,height\n,kg,cm\na,5,10\nb,6,12",
            "name, weight in kg, height in cm | [3, 4] | 1 the heading; 2 the units of the columns",
        ),
        (
            "name,weight,note\nUnits,[kg],-\na,5,x",
            "name, weight in kg, note | [3] | 1 the heading; 2 the units of the columns",
        ),
        // The figures have their unit as well; a bracket may be a remark.
        (
            "Model,RAM,Price\n,GB,€\na,16 GB,10\nb,32 GB,N/A",
            "Model, RAM in GB, Price in € | [3, 4] | 1 the heading; 2 the units of the columns",
        ),
        (
            "Model,Weight,Touch\n,(kg),(y/n)\na,1.5,yes\nb,2.5,no",
            "Model, Weight in kg, Touch | [3, 4] | 1 the heading; 2 the units of the columns",
        ),
        ("name,size\n,big\na,5", "name, size | [2, 3] | 1 the heading"),
        // In two lines.
        (
            ",Size,,Price,\nModel,Width,Height,New,Used\nA,1,2,3,4\nB,1,2,3,4",
            "Model, Size Width, Size Height, Price New, Price Used | [3, 4] | 1 the heading; 2 the heading",
        ),
        (
            "Laptop,Size,Size,Price,Maker\n,Width,Height,,\n,cm,cm,€,\nA,1,2,3,x\nB,1,2,3,y",
            "Laptop, Size Width in cm, Size Height in cm, Price in €, Maker | [4, 5] | 1 the heading; 2 the heading; \
             3 the units of the columns",
        ),
        (
            "Prices,,,\n\n,2023,,2024,\nCountry,Low,High,Low,High\nA,1,2,3,4\nB,1,2,3,4",
            "Country, 2023 Low, 2023 High, 2024 Low, 2024 High | [5, 6] | 1 above the heading; 2 blank; 3 the heading; \
             4 the heading",
        ),
        (
            "name,,price\nA,x,ask us\nB,y,2\nC,z,3",
            "name, Column 2, price | [2, 3, 4] | 1 the heading",
        ),
        ("name,a,a\nA,x,y\nB,z,w", "name, a, a | [2, 3] | 1 the heading"),
        // Lines between the rows.
        (
            "+----+---+\nname,p\n+----+---+\nA,1\n+----+---+\nB,2\n+----+---+",
            "name, p | [4, 6] | 1 above the heading; 2 the heading; 3 the line under the heading; 5 a line between rows; \
             7 a line between rows",
        ),
        ("name,p\nA,--\n--,--", "name, p | [2, 3] | 1 the heading"),
        (
            "name,p,\nA,x,y\nB,1,2\nC,2,z",
            "name, p, Column 3 | [2, 3, 4] | 1 the heading",
        ),
        ("name,size\nx,kg\na,5", "name, size | [2, 3] | 1 the heading"),
    ] {
        assert_eq!(shown(text, None), expected, "{text:?}");
    }
}

#[test]
fn a_table_ends_where_a_person_sees_it_end() {
    for (text, expected) in [
        (
            "n,p\nA,1\nB,2\nTotal,3",
            "n, p | [2, 3] | 1 the heading; 4 the total of the lines above",
        ),
        (
            "n,p,q\nA,1,x\nB,\"2\",y\nSumme,1,",
            "n, p, q | [2, 3, 4] | 1 the heading",
        ),
        ("n,p\nA,1\nTotal Defense,1", "n, p | [2, 3] | 1 the heading"),
        (
            "n,p,q\nA,1,2\n,,\nSource: the office\nLast updated: today",
            "n, p, q | [2] | 1 the heading; 3 blank; 4 a note below the table; 5 a note below the table",
        ),
        (
            "n,p\nA,10\nB,20\nTotal,30\n\nPrices without VAT",
            "n, p | [2, 3] | 1 the heading; 4 the total of the lines above; 5 blank; 6 a note below the table",
        ),
        (
            "n,p\nA,10\nB,20\nTotal,30\nSource: shop,",
            "n, p | [2, 3] | 1 the heading; 4 the total of the lines above; 5 a note below the table",
        ),
        (
            "n,p,q\nA,1,2\nB,2,3\nTotal,3,5\nAverage,1.5,2.5",
            "n, p, q | [2, 3] | 1 the heading; 4 the total of the lines above; 5 the average of the lines above",
        ),
        ("n,p\nA,1\nB,2\nAverage,9", "n, p | [2, 3, 4] | 1 the heading"),
        // In European figures, with a unit, and with a word among them; footnotes below.
        (
            "n;p;q\nA;1.299,00 €;x\nB;2.499,90 €;y\nC;n/a;z\nSumme;3.798,90 €;\n¹ nur solange der Vorrat reicht;;\n* ohne Gewähr;;",
            "n, p, q | [2, 3, 4] | 1 the heading; 5 the total of the lines above; 6 a note below the table; \
             7 a note below the table",
        ),
        ("n,p,q\nA,1,x\n*B,,\n* C,,", "n, p, q | [2, 3, 4] | 1 the heading"),
        (
            "n,p\nA,1\nB,\n\nOne to rule them all",
            "n, p | [2, 3, 5] | 1 the heading; 4 blank",
        ),
        // Joined files, or pages.
        (
            "n,p,q\nA,1,2\nn,p,q\nB,1,3",
            "n, p, q | [2, 4] | 1 the heading; 3 the heading again",
        ),
        (
            "n,p,q\nA,1,2\nB,1,3\n(2 rows)",
            "n, p, q | [2, 3] | 1 the heading; 4 a note below the table",
        ),
        ("n,p,q\nA,1,2\n\nB", "n, p, q | [2, 4] | 1 the heading; 3 blank"),
        ("n,p\nA,1\n\nB,2\n", "n, p | [2, 4] | 1 the heading; 3 blank"),
    ] {
        assert_eq!(shown(text, None), expected, "{text:?}");
    }
}

#[test]
fn the_user_says_where_the_heading_is() {
    for (text, heading, expected) in [
        (
            "x,y\nn,p\nA,1",
            HeadingAt::Line(2),
            "n, p | [3] | 1 above the heading; 2 the heading",
        ),
        ("n,p\nA,1", HeadingAt::Nowhere, "Column 1, Column 2 | [1, 2] | "),
        (
            "n,p\nA,1",
            HeadingAt::Line(9),
            "line 9: there is no heading here, as the file ends before it. Name a line of its beginning.",
        ),
    ] {
        assert_eq!(shown(text, Some(heading)), expected, "{text:?}");
    }
}
