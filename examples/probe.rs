fn main() {
    for p in std::env::args().skip(1) {
        let r = hoja::import::pdf::read(&std::fs::read(&p).unwrap());
        match r {
            Ok(r) => {
                for b in &r.blocks { println!("p{} {:?}{}{}{} i{:.0} <{}> {}", b.page.unwrap_or(0), b.kind, if b.bold {" B"} else {""}, if b.italic {" I"} else {""}, if b.centred {" C"} else {""}, b.indent, b.number.as_deref().unwrap_or(""), b.text); }
                eprintln!("{p}: {:?} {:?}", r.labels, r.warnings)
            }
            Err(e) => eprintln!("{p}: {e}")
        }
    }
}
