//! A picture for slides: the same SVG, drawn with the fonts this program carries and no other.

use std::sync::{Arc, LazyLock};

use resvg::{tiny_skia, usvg};
use thiserror::Error;
use usvg::fontdb;

use super::font::FONT_FAMILY;

/// Widest picture that is made, in pixels.
pub const MAX_WIDTH: u32 = 10_000;

/// Why there is no PNG.
#[derive(Debug, Error)]
pub enum PngError {
    /// The text is not an SVG.
    #[error("the picture is not a readable svg: {reason}")]
    Unreadable {
        /// What the reader says.
        reason: String,
    },
    /// No picture has this size.
    #[error("a picture {width_px} pixels wide cannot be made; allowed are 1 to {MAX_WIDTH}")]
    Size {
        /// The width asked for.
        width_px: u32,
    },
    /// The picture could not be encoded.
    #[error("the picture cannot be written as png: {reason}")]
    Encoding {
        /// What the encoder says.
        reason: String,
    },
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    Arc::new(fonts)
});

/// Reads an SVG with the fonts of this program only.
pub(super) fn read(svg: &str) -> Result<usvg::Tree, PngError> {
    let options =
        usvg::Options { font_family: FONT_FAMILY.to_owned(), fontdb: Arc::clone(&FONTS), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).map_err(|error| PngError::Unreadable { reason: error.to_string() })
}

/// The picture as PNG, `width_px` pixels wide; its height follows.
///
/// # Errors
/// [`PngError`] when the text is no SVG, when the width is 0 or too large, or when encoding fails.
pub fn png(svg: &str, width_px: u32) -> Result<Vec<u8>, PngError> {
    let tree = read(svg)?;
    let size = (1..=MAX_WIDTH)
        .contains(&width_px)
        .then(|| tree.size().to_int_size().scale_to_width(width_px))
        .flatten()
        .ok_or(PngError::Size { width_px })?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or(PngError::Size { width_px })?;
    let scale = tiny_skia::Transform::from_scale(
        size.width() as f32 / tree.size().width(),
        size.height() as f32 / tree.size().height(),
    );
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError::Encoding { reason: error.to_string() })
}
