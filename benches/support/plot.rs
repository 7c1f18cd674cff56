//! Time against size, as a drawing.

use std::fmt::Write;

/// A curve: a name, and points of size and seconds.
pub struct Curve {
    pub name: String,
    pub points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 50.0;
const COLOURS: [&str; 5] = ["#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#b9770e"];

/// Draws curves on logarithmic scales.
pub fn draw(title: &str, curves: &[Curve]) -> String {
    let all: Vec<(f64, f64)> = curves
        .iter()
        .flat_map(|curve| curve.points.clone())
        .collect();
    let bound = |pick: fn(&(f64, f64)) -> f64, low: bool| -> f64 {
        let values = all.iter().map(pick);
        let value = if low {
            values.fold(f64::INFINITY, f64::min).log10().floor()
        } else {
            values.fold(0.0, f64::max).log10().ceil()
        };
        if value.is_finite() { value } else { 0.0 }
    };
    let (x0, x1) = (bound(|p| p.0, true), bound(|p| p.0, false));
    let (y0, y1) = (bound(|p| p.1, true), bound(|p| p.1, false));
    let x = |size: f64| LEFT + (size.log10() - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT);
    let y = |time: f64| HEIGHT - BOTTOM - (time.log10() - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n<title>{title}</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n<text x=\"{LEFT}\" y=\"18\" font-size=\"14\">{title}</text>\n"
    );
    let mut line = |x1: f64, y1: f64, x2: f64, y2: f64| {
        let _ = writeln!(
            svg,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#ddd\"/>"
        );
    };
    let powers = |from: f64, to: f64| (from as i32)..=(to as i32);
    for power in powers(x0, x1) {
        let at = x(10_f64.powi(power));
        line(at, TOP, at, HEIGHT - BOTTOM);
    }
    for power in powers(y0, y1) {
        let at = y(10_f64.powi(power));
        line(LEFT, at, WIDTH - RIGHT, at);
    }
    for power in powers(x0, x1) {
        let label = match power {
            3 => "1,000".to_owned(),
            4 => "10,000".to_owned(),
            5 => "100,000".to_owned(),
            6 => "1 million".to_owned(),
            7 => "10 million".to_owned(),
            other => format!("10^{other}"),
        };
        let (at, below) = (x(10_f64.powi(power)), HEIGHT - BOTTOM + 18.0);
        let _ = writeln!(
            svg,
            "<text x=\"{at:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">{label}</text>"
        );
    }
    for power in powers(y0, y1) {
        let label = match power {
            ..=-1 => format!("{} ms", 1_000.0 * 10_f64.powi(power)),
            _ => format!("{} s", 10_f64.powi(power)),
        };
        let (left, at) = (LEFT - 8.0, y(10_f64.powi(power)) + 4.0);
        let _ = writeln!(
            svg,
            "<text x=\"{left:.1}\" y=\"{at:.1}\" text-anchor=\"end\">{label}</text>"
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">passages</text>",
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 12.0
    );
    let ends: Vec<f64> = curves
        .iter()
        .map(|curve| curve.points.last().map_or(0.0, |(_, time)| y(*time)))
        .collect();
    let labels = apart(&ends);
    for ((curve, colour), label) in curves.iter().zip(COLOURS.iter().cycle()).zip(labels) {
        let points: Vec<String> = curve
            .points
            .iter()
            .map(|(size, time)| format!("{:.1},{:.1}", x(*size), y(*time)))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            points.join(" ")
        );
        for point in &points {
            let (cx, cy) = point.split_once(',').unwrap_or_default();
            let _ = writeln!(
                svg,
                "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"3\" fill=\"{colour}\"/>"
            );
        }
        if let Some((size, _)) = curve.points.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{}</text>",
                x(*size) + 8.0,
                label + 4.0,
                curve.name
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Places for labels that stand where curves end, from the top down, none over another.
fn apart(ends: &[f64]) -> Vec<f64> {
    const LINE: f64 = 14.0;
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by(|a, b| ends[*a].total_cmp(&ends[*b]));
    let mut places = ends.to_vec();
    let mut free = f64::NEG_INFINITY;
    for index in order {
        places[index] = places[index].max(free);
        free = places[index] + LINE;
    }
    places
}
