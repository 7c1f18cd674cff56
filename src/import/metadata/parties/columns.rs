//! Heads set in columns: names in one cell of a row, their capacities in the next.

use super::lines::{begins_with_role, is_separator};

/// The lines of a table's row in the order in which they are read: where a cell has several groups
/// of names, parted by `- and -`, and the next has a capacity for each, every group is followed by
/// its own.
pub(in crate::import::metadata) fn row(cells: &[String]) -> Vec<String> {
    let mut read = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let pair = cells
            .get(at + 1)
            .and_then(|right| side_by_side(&cells[at], right));
        match pair {
            Some(lines) => {
                read.extend(lines);
                at += 2;
            }
            None if cells
                .get(at + 1)
                .is_some_and(|role| is_led(&cells[at], role)) =>
            {
                read.push(format!("{}\t{}", cells[at].trim(), cells[at + 1].trim()));
                at += 2;
            }
            None => {
                read.extend(cells[at].split('\n').map(str::to_owned));
                at += 1;
            }
        }
    }
    read
}

/// Whether a row is one name and its capacity: `REPUBLIC` is a name there.
fn is_led(name: &str, role: &str) -> bool {
    !name.trim().is_empty()
        && !name.contains('\n')
        && !role.contains('\n')
        && (begins_with_role(role) || begins_a_capacity(role))
}

/// Whether a cell is the beginning of a capacity that goes on in the next line: `1ST`, `RESPO`.
fn begins_a_capacity(cell: &str) -> bool {
    const CAPACITIES: &[&str] = &[
        "APPELLANT",
        "APPLICANT",
        "CLAIMANT",
        "DEFENDANT",
        "PETITIONER",
        "PLAINTIFF",
        "RESPONDENT",
    ];
    let cell = cell.trim().to_uppercase();
    let letters = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    if letters.len() < cell.len() {
        return matches!(letters, "ST" | "ND" | "RD" | "TH");
    }
    cell.len() > 1
        && CAPACITIES
            .iter()
            .any(|capacity| capacity.starts_with(&cell))
}

/// Groups of names with their capacities, if something parts them and there are as many of each.
fn side_by_side(names: &str, roles: &str) -> Option<Vec<String>> {
    if !names.split('\n').any(is_separator) {
        return None;
    }
    let groups: Vec<Vec<&str>> = names
        .split('\n')
        .collect::<Vec<_>>()
        .split(|line| is_separator(line))
        .map(|group| filled(group.iter().copied()))
        .filter(|group| !group.is_empty())
        .collect();
    let roles = filled(roles.split('\n'));
    if groups.is_empty()
        || groups.len() != roles.len()
        || !roles.iter().all(|role| begins_with_role(role))
    {
        return None;
    }
    let mut read = Vec::new();
    for (group, role) in groups.iter().zip(roles) {
        read.extend(group.iter().map(|line| (*line).to_owned()));
        read.push(role.to_owned());
    }
    Some(read)
}

fn filled<'text>(lines: impl Iterator<Item = &'text str>) -> Vec<&'text str> {
    lines
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_names_beside_their_capacities() {
        let cells =
            |row: &[&str]| -> Vec<String> { row.iter().map(|cell| (*cell).to_owned()).collect() };
        assert_eq!(
            row(&cells(&[
                "",
                "(1) ALPHA\n(2) BETA\n- and -\nGAMMA",
                "Defendants\n\nThird Party"
            ])),
            [
                "",
                "(1) ALPHA",
                "(2) BETA",
                "Defendants",
                "GAMMA",
                "Third Party"
            ]
        );
        // What parts these names from those of the next row stands under them.
        assert_eq!(
            row(&cells(&["ALPHA\nBETA\n-and-", "Respondents"])),
            ["ALPHA", "BETA", "Respondents"]
        );
        // One capacity for all, and cells that are no names, stay as they are.
        assert_eq!(
            row(&cells(&["ALPHA\nBETA", "Appellants"])),
            ["ALPHA", "BETA", "Appellants"]
        );
        assert_eq!(
            row(&cells(&["A\n- and -\nB", "C\nD"])),
            ["A", "- and -", "B", "C", "D"]
        );
    }
}
