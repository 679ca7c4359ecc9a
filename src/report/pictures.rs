//! Charts as files of their own, for slides and texts.

use rayon::prelude::*;

use super::{Block, RenderedFile, Report, ReportError};
use crate::chart::{Figure, png};

/// Pixels across a picture for slides.
const SLIDE_WIDTH: u32 = 1920;

/// The figures of a report, in reading order.
pub(super) fn figures<'a>(report: &'a Report) -> Vec<&'a Figure> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let figure = |block: &'a Block| match block {
        Block::Figure(figure) => Some(figure.as_ref()),
        Block::Text(_) | Block::Table(_) | Block::Link(_) => None,
    };
    blocks.filter_map(figure).collect()
}

/// `charts/<id>.svg` and `charts/<id>.png` of every figure.
pub(super) fn pictures(report: &Report) -> Result<Vec<RenderedFile>, ReportError> {
    let drawn = figures(report).into_par_iter().map(|figure| {
        let name = |ending: &str| format!("charts/{}.{ending}", figure.id);
        let svg = (name("svg"), figure.svg.clone().into_bytes());
        Ok([svg, (name("png"), raster(figure, SLIDE_WIDTH)?)])
    });
    Ok(drawn.collect::<Result<Vec<_>, ReportError>>()?.into_iter().flatten().collect())
}

/// A figure as a picture of this width.
pub(super) fn raster(figure: &Figure, width: u32) -> Result<Vec<u8>, ReportError> {
    png(&figure.svg, width).map_err(|source| ReportError::Picture { id: figure.id.clone(), source })
}
