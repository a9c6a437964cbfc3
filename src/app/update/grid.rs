//! Columns, headings and the matrix.

use crate::{
    app::{action::Grid, state::Model},
    explore::{
        group,
        matrix::{self, Rows},
    },
    workspace::grid::Columns,
};

pub(super) fn update(model: &mut Model, action: Grid) {
    match action {
        Grid::ToggleColumn(column) => change(model, |c| c.toggle(column)),
        Grid::TogglePin(column) => change(model, |c| c.toggle_pin(column)),
        Grid::PlaceColumn(column, to) => change(model, |c| c.place(column, to)),
        Grid::ResetColumns => model.workspace.grid.columns = None,
        Grid::GroupBy(by) => {
            let by = by.filter(|s| group::can_group(&model.dataset.catalog, *s));
            model.workspace.grid.group = by;
            model.session.folded_headings.clear();
        }
        Grid::ToggleGroup(id) => {
            let folded = &mut model.session.folded_headings;
            match folded.iter().position(|f| *f == id) {
                Some(i) => drop(folded.remove(i)),
                None => folded.push(id),
            }
        }
        Grid::FoldGroups(ids) => model.session.folded_headings = ids,
        Grid::SetTopic(topic) => {
            if matrix::topics(&model.dataset.catalog).contains(&topic) {
                let grid = &mut model.workspace.grid;
                grid.topic = Some(topic);
                // A column that is not there any more cannot order the rows.
                if matches!(grid.rows, Rows::By { .. }) {
                    grid.rows = Rows::Listed;
                }
                model.session.all_columns = false;
            }
        }
        Grid::SetRows(rows) => model.workspace.grid.rows = rows,
        Grid::SetAllColumns(all) => model.session.all_columns = all,
    }
}

/// Changes the columns; what comes to the catalog's own choice again is that choice.
fn change(model: &mut Model, how: impl FnOnce(&mut Columns)) {
    let mut columns = model.workspace.grid.columns(&model.dataset);
    how(&mut columns);
    let own = columns == Columns::first(&model.dataset);
    model.workspace.grid.columns = (!own).then_some(columns);
}
