//! What the window passes to the system, cleaned where it leaves: its title, what is copied, and the names and values that
//! screen readers get. Every frame passes here, whatever drew it; `catalog/plain_text.rs` has the rules.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use egui::{
    Context, FullOutput, OutputCommand, Plugin, Role, ViewportCommand,
    accesskit::{Node, NodeId, TreeUpdate},
};

use crate::catalog::{
    plain_text::{line, lines, lines_as_long},
    wording::message,
};

/// Cleans all that leaves with a frame.
pub struct Outgoing;

impl Plugin for Outgoing {
    fn debug_name(&self) -> &'static str {
        "what leaves the window"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        #[cfg(debug_assertions)]
        super::passes::forget_warning(&mut output.shapes);
        for viewport in output.viewport_output.values_mut() {
            for command in &mut viewport.commands {
                if let ViewportCommand::Title(title) = command {
                    *title = self::title(title);
                }
            }
        }
        let platform = &mut output.platform_output;
        for command in &mut platform.commands {
            if let OutputCommand::CopyText(text) | OutputCommand::TextSelectionSettled(text) = command {
                clean(text, lines);
            }
        }
        if let Some(update) = &mut platform.accesskit_update {
            prune(update);
            update.nodes.iter_mut().for_each(|(_, node)| spoken(node));
        }
    }
}

/// Removes what is under something hidden. Left in and hidden, what first came while it was so would stay unknown to
/// the bus of Linux once it is not: the library there reports what comes and goes, not what is uncovered.
fn prune(update: &mut TreeUpdate) {
    let hidden = update.nodes.iter_mut().filter(|(_, node)| node.is_hidden());
    let mut under: Vec<NodeId> = Vec::new();
    for (_, node) in hidden {
        under.extend_from_slice(node.children());
        node.clear_children();
    }
    if under.is_empty() {
        return;
    }
    let children: HashMap<NodeId, Vec<NodeId>> = update
        .nodes
        .iter()
        .map(|(id, node)| (*id, node.children().to_vec()))
        .collect();
    let mut out: HashSet<NodeId> = HashSet::new();
    while let Some(id) = under.pop() {
        if out.insert(id) {
            under.extend(children.get(&id).into_iter().flatten());
        }
    }
    update.nodes.retain(|(id, _)| !out.contains(id));
    if let Some(tree) = update.tree.as_ref().filter(|_| out.contains(&update.focus)) {
        update.focus = tree.root;
    }
}

/// A window's title: on one line, and not longer than any list of windows shows.
pub fn title(text: &str) -> String {
    message(line(text).into_owned())
}

/// Text for the clipboard.
pub fn copied(mut text: String) -> String {
    clean(&mut text, lines);
    text
}

fn clean(text: &mut String, by: fn(&str) -> Cow<'_, str>) {
    if let Cow::Owned(clean) = by(text) {
        *text = clean;
    }
}

type NodeText = fn(&Node) -> Option<&str>;
type SetNodeText = fn(&mut Node, String);

/// What a screen reader gets of one part of the window.
fn spoken(node: &mut Node) {
    // The bytes of a text's characters are beside it.
    let by: fn(&str) -> Cow<'_, str> = if node.role() == Role::TextRun {
        lines_as_long
    } else {
        lines
    };
    let texts: [(NodeText, SetNodeText); 4] = [
        (Node::label, |n, text| n.set_label(text)),
        (Node::description, |n, text| n.set_description(text)),
        (Node::value, |n, text| n.set_value(text)),
        (Node::placeholder, |n, text| n.set_placeholder(text)),
    ];
    for (get, set) in texts {
        let cleaned = get(node).and_then(|text| match by(text) {
            Cow::Owned(clean) => Some(clean),
            Cow::Borrowed(_) => None,
        });
        if let Some(clean) = cleaned {
            set(node, clean);
        }
    }
}
