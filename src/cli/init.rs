//! `hoja init`: a new matter.

use std::fs;
use std::path::{Component, PathBuf};

use clap::ValueEnum;
use hoja::matter::{MATTER_FILE, Matter};
use hoja::render::with_schema;
use serde_json::json;

use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::write_file;

/// Make a new matter
///
/// The folder gets a commented `hoja.yaml` and the usual sub-folders. With
/// `--from niims` it begins with the documents of the bundled matter, to be
/// changed and added to.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// Folder of the new matter
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Matter to begin with
    #[arg(long, value_name = "NAME")]
    from: Option<Template>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Template {
    /// The bundled NIIMS (Huduma Namba) matter
    Niims,
}

const NEW_MATTER: &str = include_str!("../../templates/hoja.yaml");

pub(crate) fn run(ui: &mut Ui, args: &InitArgs) -> Result<Outcome, CliError> {
    let dir = &args.dir;
    if dir.join(MATTER_FILE).exists() {
        return Err(CliError::usage(
            format!("`{}` is a matter already", dir.display()),
            None,
        ));
    }
    let mut files = 0;
    match args.from {
        Some(Template::Niims) => {
            let bundled = Matter::Bundled;
            // The file that makes the folder a matter comes last: half a copy is none.
            let mut entries = bundled.files()?;
            entries.sort_by_key(|entry| entry.path == MATTER_FILE);
            for entry in entries {
                let target = dir.join(&entry.path);
                if target.exists() {
                    return Err(CliError::usage(
                        format!("`{}` is in the way", target.display()),
                        Some("choose an empty folder".to_owned()),
                    ));
                }
                write_file(&target, bundled.read(&entry.path)?.text.as_bytes())?;
                files += 1;
            }
        }
        None => {
            for folder in ["judgments", "legislation", "statements", "issues"] {
                let path = dir.join(folder);
                fs::create_dir_all(&path).map_err(|error| CliError::io("make", &path, &error))?;
            }
            // `.` has no name of its own; the folder that it means has.
            let whole = match dir.file_name() {
                Some(_) => dir.clone(),
                None => dir.canonicalize().unwrap_or_else(|_| dir.clone()),
            };
            let name = whole.file_name().map_or_else(
                || "New matter".to_owned(),
                |name| name.to_string_lossy().into_owned(),
            );
            let name = serde_json::Value::from(name).to_string();
            write_file(
                &dir.join(MATTER_FILE),
                NEW_MATTER.replace("@NAME@", &name).as_bytes(),
            )?;
            files = 1;
        }
    }
    if ui.json() {
        let value = with_schema(
            "init",
            &json!({"matter": dir.display().to_string(), "files": files}),
        )?;
        ui.object(&value)?;
    } else {
        ui.line(format!(
            "Made the matter {} ({files} {})",
            dir.display(),
            if files == 1 { "file" } else { "files" }
        ));
        let here = dir.components().all(|part| part == Component::CurDir);
        ui.note(if here {
            "next: hoja add FILE…".to_owned()
        } else {
            format!("next: cd {} && hoja add FILE…", dir.display())
        });
    }
    Ok(Outcome::Done)
}
