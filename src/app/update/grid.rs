//! Columns, headings and the matrix.

use super::toggle::toggle;
use crate::{
    app::{action::Grid, state::Model},
    explore::{
        group,
        matrix::{self, RowOrder},
    },
    workspace::grid::Columns,
};

pub(super) fn update(model: &mut Model, action: Grid) {
    match action {
        Grid::ToggleColumn(column) => change(model, |c| c.toggle(column)),
        Grid::TogglePin(column) => change(model, |c| c.toggle_pin(column)),
        Grid::PlaceColumn(column, to) => change(model, |c| c.place(column, to)),
        Grid::ResetColumns => model.workspace.view.grid.columns = None,
        Grid::GroupBy(by) => {
            let by = by.filter(|s| group::can_group(&model.dataset.catalog, *s));
            model.workspace.view.grid.group = by;
            model.session.folded_headings.clear();
        }
        Grid::ToggleGroup(id) => toggle(&mut model.session.folded_headings, id),
        Grid::FoldGroups(ids) => model.session.folded_headings = ids,
        Grid::SetTopic(topic) => {
            if matrix::topics(&model.dataset.catalog).contains(&topic) {
                let grid = &mut model.workspace.view.grid;
                grid.topic = Some(topic);
                // A column that is not there any more cannot order the rows.
                if matches!(grid.rows, RowOrder::By { .. }) {
                    grid.rows = RowOrder::Listed;
                }
                model.session.all_columns = false;
            }
        }
        Grid::SetRows(rows) => model.workspace.view.grid.rows = rows,
        Grid::SetAllColumns(all) => model.session.all_columns = all,
    }
}

/// Changes the columns; what equals the catalog's own choice is stored as that choice.
fn change(model: &mut Model, how: impl FnOnce(&mut Columns)) {
    let mut columns = model.workspace.view.grid.columns(&model.dataset);
    how(&mut columns);
    let own = columns == Columns::first(&model.dataset);
    model.workspace.view.grid.columns = (!own).then_some(columns);
}
