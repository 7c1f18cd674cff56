//! `hoja add` killed at random moments: what is in the matter is whole, and the same command
//! finishes what was left.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::project::Project;

/// How often it is killed; `HOJA_KILLS` asks for more.
const KILLS: u64 = 24;
/// Files that are added.
const FILES: usize = 14;

fn release(number: usize) -> String {
    let mut text = format!(
        "PRESS RELEASE: The Register of Examples, Part {number}\n\n\
         [This statement was released by the Mwananchi Forum]\n\n"
    );
    for paragraph in 1..=30 {
        text.push_str(&format!(
            "Paragraph {paragraph} of part {number} says that the register of giraffes must wait for the law.\n\n"
        ));
    }
    text.push_str("Nairobi, 4 June 2031\n");
    text
}

fn documents(project: &Project) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(project.join("statements")) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = folder
        .map(|entry| entry.expect("an entry").path())
        .collect();
    found.sort();
    found
}

#[test]
fn a_killed_add_leaves_whole_files_and_can_be_run_again() {
    let kills = std::env::var("HOJA_KILLS")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(KILLS);
    let project = Project::with_base();
    for number in 0..FILES {
        project.write(&format!("in/part-{number:02}.txt"), &release(number));
    }
    let start = Instant::now();
    project.run(["add", "in"]).expect(0);
    let whole = start.elapsed();
    let expected: Vec<(PathBuf, String)> = documents(&project)
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a document");
            (path, text)
        })
        .collect();
    assert_eq!(expected.len(), FILES);
    let mut some = 0;
    for kill in 0..kills {
        for folder in ["statements", "sources", ".hoja"] {
            let _ = std::fs::remove_dir_all(project.join(folder));
        }
        let mut command = project.command("");
        let mut child = command
            .args(["add", "in"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        if kill % 2 == 0 {
            // Moments spread over the run, by a fixed sequence that looks random.
            let share = (kill * 2_654_435_761 % 1000) as f64 / 1000.0;
            std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        } else {
            // As soon as so many documents are there.
            let so_many = usize::try_from(kill / 2).expect("a small number") % (FILES - 1) + 1;
            while documents(&project).len() < so_many
                && child.try_wait().expect("it is watched").is_none()
            {
                std::thread::sleep(Duration::from_micros(200));
            }
        }
        child.kill().expect("it is killed");
        child.wait().expect("it ends");
        let left = documents(&project);
        some += usize::from(!left.is_empty() && left.len() < FILES);
        for path in left {
            let text = std::fs::read_to_string(&path).expect("a document");
            let (_, known) = expected
                .iter()
                .find(|(other, _)| *other == path)
                .unwrap_or_else(|| panic!("{} is no document", path.display()));
            assert_eq!(&text, known, "{} is not whole", path.display());
        }
        if let Ok(sources) = std::fs::read_dir(project.join("sources")) {
            for entry in sources {
                let path = entry.expect("an entry").path();
                let bytes = std::fs::read(&path).expect("an original");
                assert!(
                    bytes.ends_with(b"2031\n"),
                    "{} is not whole",
                    path.display()
                );
            }
        }
        project.run(["check"]).expect(0);
        project.run(["add", "in"]).expect(0);
        assert_eq!(documents(&project).len(), FILES);
    }
    println!("{kills} kills, {some} of them in the midst of writing");
    assert!(some > 0, "no kill came in the midst of writing");
}
