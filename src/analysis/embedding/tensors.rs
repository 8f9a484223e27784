//! The safetensors format: eight bytes with the length of a JSON header, the header, then raw numbers in
//! little-endian order.

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;

use super::Unusable;

/// The tensors of one file, which stay as they are stored until they are asked for.
#[derive(Debug)]
pub(super) struct Tensors {
    file: Vec<u8>,
    by_name: HashMap<String, Tensor>,
}

/// Where a tensor stands in its file, and how.
#[derive(Clone, Debug)]
struct Tensor {
    kind: Kind,
    shape: Vec<usize>,
    bytes: Range<usize>,
}

/// How a number is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Kind {
    I8,
    I32,
    I64,
    F16,
    Bf16,
    F32,
    F64,
}

/// What the header says of a tensor.
#[derive(Deserialize)]
struct Entry {
    dtype: serde_json::Value,
    shape: Vec<usize>,
    data_offsets: (usize, usize),
}

impl Tensors {
    /// Reads the header of `file`. Linear in the length of the header; the numbers are not touched.
    pub(super) fn new(file: Vec<u8>) -> Result<Self, Unusable> {
        let broken = || Unusable::Tensors("it is no safetensors file".into());
        let length = file.first_chunk::<8>().ok_or_else(broken)?;
        let start =
            usize::try_from(u64::from_le_bytes(*length)).ok().and_then(|it| it.checked_add(8));
        let start = start.filter(|&it| it <= file.len()).ok_or_else(broken)?;
        let header: HashMap<String, serde_json::Value> =
            serde_json::from_slice(&file[8..start]).map_err(|_| broken())?;
        let mut by_name = HashMap::new();
        for (name, value) in header {
            if name == "__metadata__" {
                continue;
            }
            let entry: Entry = serde_json::from_value(value).map_err(|_| broken())?;
            // A tensor of a kind we do not read may be one that we do not need.
            let Ok(kind) = serde_json::from_value::<Kind>(entry.dtype) else { continue };
            let (from, to) = entry.data_offsets;
            let numbers = entry.shape.iter().try_fold(1_usize, |all, &it| all.checked_mul(it));
            let size = numbers.and_then(|it| it.checked_mul(kind.size()));
            let ends = to.checked_add(start).filter(|&end| end <= file.len());
            if size != to.checked_sub(from) || ends.is_none() {
                let why = format!("the tensor “{name}” is not as long as its shape says");
                return Err(Unusable::Tensors(why));
            }
            by_name
                .insert(name, Tensor { kind, shape: entry.shape, bytes: start + from..start + to });
        }
        Ok(Self { file, by_name })
    }

    /// The matrix `name`, or else the only matrix there is. The file goes with it.
    pub(super) fn into_matrix(self, name: &str) -> Result<Matrix, Unusable> {
        let of_rows = |it: &&Tensor| it.shape.len() == 2 && it.kind != Kind::I64;
        let mut matrices = self.by_name.values().filter(of_rows);
        let tensor = match (self.by_name.get(name), matrices.next(), matrices.next()) {
            (Some(named), ..) if of_rows(&named) => named.clone(),
            (None, Some(only), None) => only.clone(),
            _ => {
                let why = format!("it has no tensor “{name}” with a row for each token");
                return Err(Unusable::Tensors(why));
            }
        };
        Ok(Matrix { columns: tensor.shape[1], rows: tensor.shape[0], tensor, file: self.file })
    }

    /// The numbers of the list `name`, if there is one.
    pub(super) fn list(&self, name: &str) -> Option<Vec<f64>> {
        let tensor = self.by_name.get(name).filter(|it| it.shape.len() == 1)?;
        let bytes = &self.file[tensor.bytes.clone()];
        Some(bytes.chunks_exact(tensor.kind.size()).map(|it| tensor.kind.number(it)).collect())
    }
}

/// A table of numbers, converted row by row as it is read.
#[derive(Debug)]
pub(super) struct Matrix {
    /// How many rows there are.
    pub(super) rows: usize,
    /// How many numbers a row has.
    pub(super) columns: usize,
    tensor: Tensor,
    file: Vec<u8>,
}

impl Matrix {
    /// The numbers of a row, which must be below `rows`.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = f32> + '_ {
        let kind = self.tensor.kind;
        let width = self.columns * kind.size();
        let start = self.tensor.bytes.start + row * width;
        let bytes = &self.file[start..start + width];
        bytes.chunks_exact(kind.size()).map(move |it| kind.number(it) as f32)
    }
}

impl Kind {
    /// Bytes of one number.
    fn size(self) -> usize {
        match self {
            Self::I8 => 1,
            Self::F16 | Self::Bf16 => 2,
            Self::I32 | Self::F32 => 4,
            Self::I64 | Self::F64 => 8,
        }
    }

    /// The number that `bytes` stand for, which are as many as [`Kind::size`] says.
    fn number(self, bytes: &[u8]) -> f64 {
        let mut eight = [0; 8];
        eight[..bytes.len()].copy_from_slice(bytes);
        let bits = u64::from_le_bytes(eight);
        match self {
            Self::I8 => f64::from(bits as u8 as i8),
            Self::I32 => f64::from(bits as u32 as i32),
            Self::I64 => bits as i64 as f64,
            Self::F16 => f64::from(half(bits as u16)),
            Self::Bf16 => f64::from(f32::from_bits((bits as u32) << 16)),
            Self::F32 => f64::from(f32::from_bits(bits as u32)),
            Self::F64 => f64::from_bits(bits),
        }
    }
}

/// A number of sixteen bits (IEEE 754 binary16) as one of thirty-two.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let exponent = u32::from(bits >> 10 & 0x1f);
    let fraction = u32::from(bits & 0x3ff);
    match exponent {
        // Too small for a full exponent: steps of 2^-24.
        0 => f32::from_bits(sign | (fraction as f32 / f32::from(1_u16 << 12).powi(2)).to_bits()),
        0x1f => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}

#[cfg(test)]
mod tests {
    use super::half;

    #[test]
    fn numbers_of_sixteen_bits_are_read_exactly() {
        for (bits, value) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x7bff, 65504.0),
            (0x0001, 5.960_464_5e-8),
            (0x03ff, 6.097_555e-5),
            (0x0400, 6.103_515_6e-5),
        ] {
            assert_eq!(half(bits).to_bits(), f32::to_bits(value), "{bits:#06x}");
        }
        assert!(half(0x7e00).is_nan());
        assert_eq!(half(0xfc00).to_bits(), f32::NEG_INFINITY.to_bits());
    }
}
