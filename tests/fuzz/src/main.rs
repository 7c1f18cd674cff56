//! libFuzzer over one parser of hoja: `HOJA_FUZZ=citations hoja-fuzz CORPUS…`. `.ci/fuzz` runs it.
#![no_main]

mod parsers;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static PARSER: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("HOJA_FUZZ").unwrap_or_default();
    let found = parsers::PARSERS.iter().find(|(known, _)| *known == name);
    found
        .unwrap_or_else(|| panic!("HOJA_FUZZ names no parser: `{name}`"))
        .1
});

fuzz_target!(|bytes: &[u8]| PARSER(bytes));
