//! Every button says on hover what it does, and the keys that do the same.

use crate::{
    everywhere::everywhere,
    painted::{Painted, texts},
    support::app::sized,
};
use crosscheck::{app::Command, ui::widgets::Tooltips};
use egui::{Rect, Role};
use egui_kittest::kittest::NodeT as _;

#[test]
fn every_button_says_on_hover_what_it_does_and_its_keys() {
    let mut app = sized([1280.0, 800.0]);
    app.ctx.with_plugin(|hints: &mut Tooltips| hints.of_all = true);
    let with_keys: Vec<(&str, String)> = Command::all()
        .map(Command::face)
        .filter_map(|face| Some((face.label, app.ctx.format_shortcut(&face.shortcut?))))
        .collect();
    let (mut wrong, mut buttons, mut spots) = (Vec::new(), 0, 0);
    everywhere(&mut app, |app, spot| {
        spots += 1;
        let spot = &spot.name;
        let painted = texts(app);
        for node in app.root().children_recursive() {
            let has_place = node.accesskit_node().bounding_box().is_some();
            let place = if has_place { node.rect() } else { Rect::NOTHING };
            let node = node.accesskit_node();
            let pressed = [Role::Button, Role::RadioButton, Role::CheckBox, Role::Link];
            let label = node.label().unwrap_or_default();
            if !pressed.contains(&node.role()) {
                continue;
            }
            buttons += 1;
            let tooltip = node.data().tooltip();
            // An entry of a menu tells its keys itself, and one of a list all it has to say: their tooltips are empty.
            let repeats = tooltip.is_some_and(|tooltip| {
                let stands = |t: &Painted| !t.is_cut && t.text == tooltip && place.expand(1.0).contains_rect(t.rect);
                !tooltip.is_empty() && painted.iter().any(stands)
            });
            let says = format!("{label} {}", tooltip.unwrap_or_default());
            let keys = with_keys.iter().find(|(l, _)| *l == label).map(|(_, keys)| keys);
            if keys.is_some_and(|keys| !says.contains(keys)) {
                wrong.push(format!("{spot}: “{label}” does not tell {keys:?}"));
            } else if repeats {
                wrong.push(format!(
                    "{spot}: the tooltip of “{label}” only repeats what stands there"
                ));
            } else if tooltip.is_none() {
                wrong.push(format!("{spot}: {:?} “{label}” says nothing", node.role()));
            }
        }
    });
    wrong.sort();
    wrong.dedup();
    assert!(spots > 60 && buttons > 3000, "only {spots} spots and {buttons} buttons");
    assert!(wrong.is_empty(), "{} of {buttons}:\n{}", wrong.len(), wrong.join("\n"));
}
