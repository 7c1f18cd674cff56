//! The rules of a court for the papers that are filed with it.
//!
//! They are data, `templates/house-ID.yaml`, each number with its source; a matter adds its own
//! beside its templates. What a rule does not say stays as on the usual sheet.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::import::pdf::Printed;
use crate::yaml::{Fields, parse};

use super::sheet::Sheet;
use super::template::Templates;

/// How far an edge may be off, in millimetres: rounding, and the bearing of a letter.
const TOLERANCE: f32 = 0.6;

/// The rules of a court.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseRules {
    /// Their name.
    pub id: String,
    /// Which court's, for which papers.
    pub title: String,
    /// The sheet that they ask for.
    pub sheet: Sheet,
    /// The most pages.
    pub pages: Option<usize>,
    /// Where they were read.
    pub sources: Vec<String>,
}

impl HouseRules {
    /// The rules of that name. `Ok(None)` if there are none.
    ///
    /// # Errors
    /// The mistakes of the file.
    pub fn named(id: &str, templates: &Templates) -> Result<Option<Self>, Vec<Diagnostic>> {
        let name = format!("house-{id}.yaml");
        let Some(text) = templates.text(&name) else {
            return Ok(None);
        };
        let file = SourceFile::new(format!("templates/{name}"), text);
        read(&file).map(Some)
    }

    /// The names of all rules.
    #[must_use]
    pub fn names(templates: &Templates) -> Vec<String> {
        templates
            .names()
            .filter_map(|name| name.strip_prefix("house-")?.strip_suffix(".yaml"))
            .map(str::to_owned)
            .collect()
    }

    /// What a finished PDF has against the rules; nothing if it keeps them.
    #[must_use]
    pub fn broken_by(&self, printed: &Printed) -> Vec<String> {
        let mut broken = Vec::new();
        if let Some(most) = self.pages.filter(|most| printed.pages > *most) {
            broken.push(format!(
                "it has {} pages; {most} are allowed",
                printed.pages
            ));
        }
        #[expect(clippy::cast_possible_truncation)]
        let (width, height, margins) = (
            self.sheet.width as f32,
            self.sheet.height as f32,
            self.sheet.margins.map(|margin| margin as f32),
        );
        for (w, h) in &printed.sizes {
            if (w - width).abs() > TOLERANCE || (h - height).abs() > TOLERANCE {
                broken.push(format!(
                    "it has pages of {w:.0} × {h:.0} mm, not {width:.0} × {height:.0} mm"
                ));
            }
        }
        let edges = ["top", "right", "bottom", "left"];
        for ((nearest, margin), edge) in printed.edges.iter().flatten().zip(margins).zip(edges) {
            if nearest.distance < margin - TOLERANCE {
                broken.push(format!(
                    "on page {} words stand {:.1} mm from the {edge} edge; the margin is {margin:.1} mm",
                    nearest.page, nearest.distance
                ));
            }
        }
        broken
    }
}

fn read(file: &Arc<SourceFile>) -> Result<HouseRules, Vec<Diagnostic>> {
    const KEYS: &[&str] = &[
        "id", "title", "width", "height", "margins", "font", "size", "spacing", "pages", "sources",
    ];
    let mut findings = Vec::new();
    let node = parse(file, 0..file.text.len()).map_err(|finding| vec![finding])?;
    let Some(mut fields) = Fields::open(&node, "house rules", KEYS, &mut findings) else {
        return Err(findings);
    };
    let mut sheet = Sheet::default();
    let id = fields.required("id");
    let title = fields.required("title");
    for (key, length) in [
        ("width", &mut sheet.width),
        ("height", &mut sheet.height),
        ("size", &mut sheet.size),
        ("spacing", &mut sheet.spacing),
    ] {
        if let Some(found) = fields.parsed::<f64>(key, "bad-number") {
            *length = found.value;
        }
    }
    let margins: Vec<f64> = fields
        .list::<f64>("margins", "bad-number")
        .into_iter()
        .map(|found| found.value)
        .collect();
    match <[f64; 4]>::try_from(margins) {
        Ok(margins) => sheet.margins = margins,
        Err(others) if others.is_empty() => {}
        Err(_) => {
            let span = fields.span();
            fields.findings().push(
                Diagnostic::error("bad-number", "`margins` are four numbers", span)
                    .help("write millimetres: [top, right, bottom, left]"),
            );
        }
    }
    sheet.font = fields.text("font").map(|found| found.value);
    let pages = fields
        .parsed::<usize>("pages", "bad-number")
        .map(|found| found.value);
    let sources: Vec<String> = fields
        .texts("sources")
        .into_iter()
        .map(|found| found.value)
        .collect();
    if sources.is_empty() {
        fields.missing("sources");
    }
    match (id, title) {
        (Some(id), Some(title)) if findings.is_empty() => Ok(HouseRules {
            id: id.value,
            title: title.value,
            sheet,
            pages,
            sources,
        }),
        _ => Err(findings),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::pdf::Nearest;

    #[test]
    fn rules_of_the_program_are_read_and_name_their_sources() {
        let templates = Templates::new([]);
        let names = HouseRules::names(&templates);
        assert!(names.contains(&"ke-supreme-court".to_owned()), "{names:?}");
        for name in names {
            let rules = HouseRules::named(&name, &templates)
                .expect("no mistakes")
                .expect("they are there");
            assert_eq!(rules.id, name);
            assert!(!rules.sources.is_empty());
        }
    }

    #[test]
    fn what_breaks_a_rule_is_said() {
        let rules = HouseRules {
            id: "x".to_owned(),
            title: "X".to_owned(),
            sheet: Sheet::default(),
            pages: Some(2),
            sources: Vec::new(),
        };
        let edges =
            |distances: [f32; 4]| Some(distances.map(|distance| Nearest { distance, page: 1 }));
        let fits = Printed {
            pages: 2,
            sizes: vec![(210.0, 297.0)],
            edges: edges(rules.sheet.margins.map(|margin| margin as f32)),
        };
        assert_eq!(rules.broken_by(&fits), Vec::<String>::new());
        let not = Printed {
            pages: 3,
            sizes: vec![(210.0, 297.0), (215.9, 279.4)],
            edges: edges([10.0, 11.0, 12.0, 13.0]),
        };
        let broken = rules.broken_by(&not);
        assert_eq!(broken.len(), 6, "{broken:?}");
        for edge in [
            "10.0 mm from the top",
            "11.0 mm from the right",
            "12.0 mm from the bottom",
            "13.0 mm from the left",
        ] {
            assert!(broken.iter().any(|said| said.contains(edge)), "{broken:?}");
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        let own = (
            "house-x.yaml".to_owned(),
            "id: x\ntitle: X\npagse: 3\nsources: [a]\n".to_owned(),
        );
        let found = HouseRules::named("x", &Templates::new([own])).expect_err("a wrong key");
        assert!(found[0].message.contains("pagse"), "{found:?}");
    }
}
