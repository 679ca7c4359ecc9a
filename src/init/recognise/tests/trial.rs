//! Trial on files named in the environment.
use super::grids::*;
#[test]
#[ignore]
fn trial() {
    let paths = std::env::var("TRIAL").unwrap();
    let delimiter = std::env::var("DELIM").unwrap_or(",".into()).as_bytes()[0];
    let enc = encoding_rs::Encoding::for_label(std::env::var("ENC").unwrap_or("utf-8".into()).as_bytes()).unwrap();
    let mut grids = Vec::new();
    for path in paths.split(':') {
        let path = std::path::Path::new(path);
        if path.extension().unwrap() == "csv" {
            grids.push(delimited(path, delimiter, enc));
        } else {
            grids.extend(sheets(path));
        }
    }
    let t = std::time::Instant::now();
    for g in &grids {
        match crate::init::find_frame(g) {
            Ok(f) => eprintln!(
                "{:?} rows {} header {}+{} {:?}\n people {} totals {:?} stated {:?} fill {:?}",
                g.sheet,
                g.rows.len(),
                f.header_row,
                f.header_rows,
                f.headers,
                f.people.len(),
                f.totals,
                f.stated,
                f.fill_down
            ),
            Err(e) => eprintln!("{:?} rows {}: {e:?}", g.sheet, g.rows.len()),
        }
    }
    eprintln!("frames {:?}", t.elapsed());
    match recognised(&grids) {
        Ok(r) => {
            eprintln!(
                "person {:?} width {:?} dup {:?}\ngender {:?}\n{:?}\nrank {:?} {}",
                r.person, r.person_width, r.duplicates, r.gender, r.gender_codes, r.rank, r.ladder_reason
            );
            for k in &r.ranks {
                eprintln!("   {} {} {:?} {} {}", k.level, k.name, k.also, k.rows, k.band);
            }
            eprintln!(
                "unit {:?}\nrole {:?}\ncontract {:?}\nwt {:?} {:?}\nstation {:?}\nbirth {:?} entry {:?} period {:?} dates {:?} comma {}",
                r.unit,
                r.role,
                r.contract,
                r.working_time,
                r.working_words,
                r.duty_station,
                r.birth,
                r.entry,
                r.period,
                r.dates,
                r.decimal_comma
            );
            eprintln!("refused {:?}\nignored {:?}\nnotes {:#?}", r.refused, r.ignored, r.notes);
        }
        Err(e) => eprintln!("{e:?}"),
    }
    eprintln!("all {:?}", t.elapsed());
}
