fn main() {
    let m = hoja::matter::load(&hoja::matter::Matter::Bundled).unwrap();
    for f in &m.findings { println!("{} {} {:?} {:?}", f.code, f.message, f.primary.as_ref().map(|p| (p.span.file.name.clone(), p.span.line_column())), f.help); }
    println!("{} documents", m.documents().count());
}
