//! Charts measured with a ruler.

use crate::report::readback::{GeometryError, Mark, Measured, Ruled, geometry_counts};

/// Ticks at 0 and 100 %, 100 to 500 pixels.
const ACROSS: &str = "<g class=\"axis\"><polyline points=\"100,50 100,90\"/><text x=\"100\" y=\"102\" font-size=\"12\">0 %</text>\
                      <polyline points=\"500,50 500,90\"/><text x=\"500\" y=\"102\" font-size=\"12\">100 %</text></g>";

fn values(measured: &[Measured]) -> Vec<f64> {
    measured.iter().map(|it| (it.value * 100.0).round() / 100.0).collect()
}

#[test]
fn dots_on_an_axis() {
    let svg = format!(
        "<svg><rect width=\"900\" height=\"90\"/>{ACROSS}<g class=\"women\"><circle cx=\"251.2\" cy=\"70\" r=\"5\"/></g></svg>"
    );
    let measured = geometry_counts(&svg).unwrap();
    assert_eq!(values(&measured), [37.8]);
    let dot = &measured[0];
    assert_eq!((dot.group.as_str(), dot.mark, dot.ruled), ("women", Mark::Dot, Ruled::Axis));
    // 0.15 pixels of 4 pixels a point.
    assert!((dot.precision - 0.15 / 4.0).abs() < 1e-9);
    assert!(dot.is_one_of(&[37.83]) && !dot.is_one_of(&[38.0, 37.7]));
}

#[test]
fn lines_on_an_upright_axis() {
    // The middle of a number of 12 pixels is 4.4 above its baseline.
    let axis = "<g class=\"axis\"><polyline points=\"70,300 700,300\"/><text x=\"62\" y=\"304.4\" font-size=\"12\">20 %</text>\
                <polyline points=\"70,100 700,100\"/><text x=\"62\" y=\"104.4\" font-size=\"12\">60 %</text></g>";
    let svg = format!("<svg>{axis}<g class=\"line\"><polyline points=\"80,250 90,200\"/></g></svg>");
    assert_eq!(values(&geometry_counts(&svg).unwrap()), [30.0, 40.0]);
}

#[test]
fn bars_with_numbers_measure_each_other() {
    // 2 pixels a person, women to the left; the last bar has no number.
    let svg = "<svg><g class=\"women\"><rect x=\"100\" y=\"10\" width=\"80\" height=\"17\"/>\
               <text x=\"95\" y=\"23.2\" font-size=\"13\" text-anchor=\"end\">40</text></g>\
               <g class=\"men\"><rect x=\"181\" y=\"10\" width=\"200\" height=\"17\"/>\
               <text x=\"386\" y=\"23.2\" font-size=\"13\">100</text>\
               <rect x=\"181\" y=\"38\" width=\"14\" height=\"17\"/></g></svg>";
    let measured = geometry_counts(svg).unwrap();
    assert_eq!(values(&measured), [40.0, 100.0, 7.0]);
    assert!((measured[0].precision - 0.1).abs() < 1e-9);
    assert!(!measured[2].is_one_of(&[5.0, 10.0]));
}

/// The first bar begins at 88: its number does not measure the steps.
#[test]
fn a_cut_bar_is_no_ruler() {
    let bar = |y: u32, width: u32, words: &str| {
        let (text, middle) = (100 + width + 6, f64::from(y) + 13.2);
        format!(
            "<rect x=\"100\" y=\"{y}\" width=\"{width}\" height=\"17\"/><text x=\"{text}\" y=\"{middle}\" font-size=\"13\">{words}</text>"
        )
    };
    let bars = [bar(10, 300, "94"), bar(40, 250, "+5"), bar(70, 100, "−2"), bar(100, 50, "+1")].concat();
    let measured = geometry_counts(&format!("<svg><g class=\"women\">{bars}</g></svg>")).unwrap();
    assert_eq!(values(&measured), [6.0, 5.0, 2.0, 1.0]);
}

#[test]
fn without_a_ruler_there_is_no_value() {
    let svg = "<svg><g class=\"cells\"><rect x=\"1\" y=\"1\" width=\"9\" height=\"9\"/></g></svg>";
    assert_eq!(geometry_counts(svg), Err(GeometryError::NoRuler));
    // Cells of one size with the same share in them agree with one another, and measure nothing.
    let cell = |y: i32| {
        let (height, baseline) = (30, y + 13);
        format!(
            "<rect x=\"10\" y=\"{y}\" width=\"90\" height=\"{height}\"/>\
             <text x=\"55\" y=\"{baseline}\" font-size=\"12\">25</text>"
        )
    };
    let cells: String = [10, 50, 90].map(cell).concat();
    let of = |class: &str| geometry_counts(&format!("<svg><g class=\"{class}\">{cells}</g></svg>"));
    assert_eq!(of("cells"), Err(GeometryError::NoRuler));
    assert!(of("women").is_ok());
    assert!(matches!(geometry_counts("<svg><g></svg>"), Err(GeometryError::Broken { .. })));
}

#[test]
fn an_axis_out_of_proportion_is_none() {
    let bent = ACROSS.replace(
        "</g>",
        "<polyline points=\"300,50 300,90\"/><text x=\"300\" y=\"102\" font-size=\"12\">40 %</text></g>",
    );
    let svg = format!("<svg>{bent}<g class=\"women\"><circle cx=\"251.2\" cy=\"70\" r=\"5\"/></g></svg>");
    assert_eq!(geometry_counts(&svg), Err(GeometryError::NoRuler));
}
