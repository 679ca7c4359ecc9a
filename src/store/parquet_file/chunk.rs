//! The pages of one column and what the footer says of them.

use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::column::page::{CompressedPage, Page, PageWriteSpec, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

use super::encode::{Body, Encoded};
use super::packing;

/// Rows of a page: a page of pseudonyms then has 1 MiB.
const PAGE_ROWS: usize = 1 << 16;
const ZSTD_LEVEL: i32 = 1;

/// Compresses pages; one serves all columns of a file.
pub(super) struct Compressor(zstd::bulk::Compressor<'static>);

impl Compressor {
    pub(super) fn new() -> Result<Self> {
        Ok(Self(zstd::bulk::Compressor::new(ZSTD_LEVEL)?))
    }
}

/// The bytes of a column of `rows` rows and their description.
pub(super) fn chunk(
    column: ColumnDescPtr,
    encoded: &Encoded<'_>,
    rows: usize,
    compressor: &mut Compressor,
) -> Result<(Vec<u8>, ColumnCloseResult)> {
    let mut sink = TrackedWrite::new(Vec::new());
    let compressor = encoded.compressible.then_some(compressor);
    let pages = Pages { writer: SerializedPageWriter::new(&mut sink), compressor, specs: Vec::new() };
    let specs = pages.write(&encoded.body)?;
    let metadata = describe(column, encoded, rows, &specs)?;
    let bytes = sink.into_inner()?;
    let result = ColumnCloseResult {
        bytes_written: bytes.len() as u64,
        rows_written: rows as u64,
        metadata,
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    };
    Ok((bytes, result))
}

struct Pages<'a> {
    writer: SerializedPageWriter<'a, Vec<u8>>,
    compressor: Option<&'a mut Compressor>,
    specs: Vec<PageWriteSpec>,
}

impl Pages<'_> {
    fn write(mut self, body: &Body<'_>) -> Result<Vec<PageWriteSpec>> {
        match body {
            Body::Dictionary { values, entries, codes } => {
                self.dictionary_page(values, *entries)?;
                let width = packing::width(*entries);
                for codes in codes.chunks(PAGE_ROWS) {
                    let mut page = Vec::with_capacity(codes.len() * usize::from(width) / 8 + 16);
                    packing::page(codes, width, &mut page);
                    self.data_page(&page, codes.len(), Encoding::RLE_DICTIONARY)?;
                }
            }
            Body::Plain { values, width } => {
                for page in values.chunks(PAGE_ROWS * width) {
                    self.data_page(page, page.len() / width, Encoding::PLAIN)?;
                }
            }
        }
        self.writer.close()?;
        Ok(self.specs)
    }

    fn dictionary_page(&mut self, values: &[u8], entries: usize) -> Result<()> {
        let buf = self.compress(values)?.into();
        let page =
            Page::DictionaryPage { buf, num_values: count(entries)?, encoding: Encoding::PLAIN, is_sorted: true };
        self.put(CompressedPage::new(page, values.len()))
    }

    fn data_page(&mut self, values: &[u8], rows: usize, encoding: Encoding) -> Result<()> {
        let page = Page::DataPage {
            buf: self.compress(values)?.into(),
            num_values: count(rows)?,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        self.put(CompressedPage::new(page, values.len()))
    }

    fn compress(&mut self, bytes: &[u8]) -> Result<Vec<u8>> {
        match &mut self.compressor {
            Some(compressor) => Ok(compressor.0.compress(bytes)?),
            None => Ok(bytes.to_vec()),
        }
    }

    fn put(&mut self, page: CompressedPage) -> Result<()> {
        self.specs.push(self.writer.write_page(page)?);
        Ok(())
    }
}

fn describe(
    column: ColumnDescPtr,
    encoded: &Encoded<'_>,
    rows: usize,
    specs: &[PageWriteSpec],
) -> Result<ColumnChunkMetaData> {
    let is_dictionary = matches!(encoded.body, Body::Dictionary { .. });
    let offset = |page: usize| specs.get(page).map(|spec| signed(spec.offset)).transpose();
    let sum = |of: fn(&PageWriteSpec) -> usize| specs.iter().map(of).sum::<usize>() as u64;
    let builder = ColumnChunkMetaData::builder(column)
        .set_compression(if encoded.compressible {
            Compression::ZSTD(ZstdLevel::try_new(ZSTD_LEVEL)?)
        } else {
            Compression::UNCOMPRESSED
        })
        .set_encodings(if is_dictionary {
            vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY]
        } else {
            vec![Encoding::PLAIN, Encoding::RLE]
        })
        .set_num_values(signed(rows as u64)?)
        .set_total_compressed_size(signed(sum(|spec| spec.compressed_size))?)
        .set_total_uncompressed_size(signed(sum(|spec| spec.uncompressed_size))?)
        .set_dictionary_page_offset(if is_dictionary { offset(0)? } else { None })
        .set_data_page_offset(offset(usize::from(is_dictionary))?.unwrap_or(0));
    match &encoded.statistics {
        Some(statistics) => builder.set_statistics(statistics.clone()).build(),
        None => builder.build(),
    }
}

fn count(of: usize) -> Result<u32> {
    u32::try_from(of).map_err(|_| ParquetError::General("more than 2^32 values in a page".to_owned()))
}

fn signed(size: u64) -> Result<i64> {
    i64::try_from(size).map_err(|_| ParquetError::General("more than 2^63 bytes in a column".to_owned()))
}
