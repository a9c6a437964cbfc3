//! Paints egui's triangles on the CPU, so that pictures are the same on every machine, with a GPU or without.
//!
//! It does what egui's shaders do: vertex colour times texel, both with premultiplied alpha and in gamma space,
//! laid over what is there. Corners are snapped to 1/256 pixel and edges follow the top-left rule, so that two
//! triangles that meet cover each pixel exactly once.

use std::collections::HashMap;

use egui::{
    Color32, ColorImage, Context, FullOutput, ImageData, Mesh, Pos2, Rect, TextureFilter, TextureId, TexturesDelta,
    epaint::{Primitive, Vertex},
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Sub-pixel steps of a corner.
const STEPS: f32 = 256.0;

/// The renderer; hand it to `HarnessBuilder::renderer`.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, (ColorImage, TextureFilter)>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(patch) = &change.image;
                match (change.pos, self.textures.get_mut(&id)) {
                    (Some([left, top]), Some((whole, _))) => {
                        let [width, height] = patch.size;
                        for row in 0..height {
                            let start = (top + row) * whole.size[0] + left;
                            let from = &patch.pixels[row * width..][..width];
                            whole.pixels[start..start + width].copy_from_slice(from);
                        }
                    }
                    _ => {
                        self.textures
                            .insert(id, (ColorImage::clone(patch), change.options.magnification));
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = RgbaImage::new(size.x.round() as u32, size.y.round() as u32);
        for part in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = part.primitive else {
                continue;
            };
            let (texture, filter) = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("no texture {:?}", mesh.texture_id))?;
            let whole = Rect::from_min_size(Pos2::ZERO, size);
            let clip = (part.clip_rect * scale).intersect(whole);
            paint_mesh(&mut canvas, &mesh, clip, scale, &|uv| sample(texture, *filter, uv));
        }
        Ok(canvas)
    }
}

fn paint_mesh(canvas: &mut RgbaImage, mesh: &Mesh, clip: Rect, scale: f32, texel: &dyn Fn(Pos2) -> [f32; 4]) {
    let (left, right) = (clip.left().round() as i64, clip.right().round() as i64);
    let (top, bottom) = (clip.top().round() as i64, clip.bottom().round() as i64);
    for triangle in mesh.indices.chunks_exact(3) {
        let mut corner = [0, 1, 2].map(|i| mesh.vertices[triangle[i] as usize]);
        let fixed = |v: &Vertex| [v.pos.x, v.pos.y].map(|c| (c * scale * STEPS).round() as i64);
        let mut at = [fixed(&corner[0]), fixed(&corner[1]), fixed(&corner[2])];
        let mut area = edge(at[0], at[1], at[2]);
        if area == 0 {
            continue;
        }
        if area < 0 {
            corner.swap(1, 2);
            at.swap(1, 2);
            area = -area;
        }
        // Most triangles are of one colour and one texel.
        let flat = corner
            .iter()
            .all(|v| v.color == corner[0].color && v.uv == corner[0].uv)
            .then(|| shade(&corner, [1.0, 0.0, 0.0], texel));
        let steps = STEPS as i64;
        let span = |axis: usize, low: i64, high: i64| {
            let least = at.iter().map(|p| p[axis]).min().unwrap_or(0).div_euclid(steps);
            let most = at.iter().map(|p| p[axis]).max().unwrap_or(0).div_euclid(steps) + 1;
            least.max(low)..most.min(high)
        };
        for y in span(1, top, bottom) {
            for x in span(0, left, right) {
                let middle = [x * steps + steps / 2, y * steps + steps / 2];
                let sides = [(1, 2), (2, 0), (0, 1)].map(|(a, b)| (edge(at[a], at[b], middle), owns(at[a], at[b])));
                if sides.iter().any(|(side, owned)| *side < 0 || (*side == 0 && !owned)) {
                    continue;
                }
                let color = flat.unwrap_or_else(|| shade(&corner, sides.map(|(s, _)| s as f32 / area as f32), texel));
                let under = canvas.get_pixel_mut(x as u32, y as u32);
                for (channel, over) in under.0.iter_mut().zip(color) {
                    let mixed = over * 255.0 + f32::from(*channel) * (1.0 - color[3]);
                    *channel = mixed.round().clamp(0.0, 255.0) as u8;
                }
            }
        }
    }
}

/// Twice the area of a triangle; positive when it turns clockwise on a screen.
fn edge(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Whether pixels exactly on this edge belong to the triangle: top edges and left edges do.
fn owns(a: [i64; 2], b: [i64; 2]) -> bool {
    (a[1] == b[1] && b[0] > a[0]) || b[1] < a[1]
}

fn shade(corner: &[Vertex; 3], weight: [f32; 3], texel: &dyn Fn(Pos2) -> [f32; 4]) -> [f32; 4] {
    let mix = |part: &dyn Fn(&Vertex) -> f32| (0..3).map(|i| weight[i] * part(&corner[i])).sum::<f32>();
    let texel = texel(Pos2::new(mix(&|v| v.uv.x), mix(&|v| v.uv.y)));
    std::array::from_fn(|channel| mix(&|v| f32::from(v.color.to_array()[channel])) / 255.0 * texel[channel])
}

/// The texture at `uv`, clamped at its edges, as shares of one.
fn sample(texture: &ColorImage, filter: TextureFilter, uv: Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let get = |x: f32, y: f32| -> Color32 {
        let clamp = |c: f32, size: usize| (c.max(0.0) as usize).min(size - 1);
        texture.pixels[clamp(y, height) * width + clamp(x, width)]
    };
    let (x, y) = (uv.x * width as f32, uv.y * height as f32);
    if filter == TextureFilter::Nearest {
        return get(x.floor(), y.floor()).to_array().map(|c| f32::from(c) / 255.0);
    }
    let (x, y) = (x - 0.5, y - 0.5);
    let (x0, y0) = (x.floor(), y.floor());
    let (right, down) = (x - x0, y - y0);
    let near = [
        get(x0, y0),
        get(x0 + 1.0, y0),
        get(x0, y0 + 1.0),
        get(x0 + 1.0, y0 + 1.0),
    ]
    .map(|c| c.to_array());
    let share = [
        (1.0 - right) * (1.0 - down),
        right * (1.0 - down),
        (1.0 - right) * down,
        right * down,
    ];
    std::array::from_fn(|channel| (0..4).map(|i| f32::from(near[i][channel]) * share[i]).sum::<f32>() / 255.0)
}
