//! The sparse matrix of words by contexts, and its words drawn together to [`WIDTH`] dimensions.

use crate::nlp::tagger::train::Random;

/// Dimensions of a word.
pub(super) const WIDTH: usize = 72;
/// A word, or a context, in few dimensions.
pub(super) type Vector = [f32; WIDTH];

/// Passes over the matrix; more change nothing that shows.
const PASSES: usize = 4;
/// Frequent contexts tell less than their count says (Levy and others 2015).
const SMOOTHING: f64 = 0.75;

/// A sparse matrix.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    rows: usize,
    columns: usize,
    /// Row, column, value; in order.
    cells: Vec<(u32, u32, f32)>,
}

/// From counts to how much more often than by chance, as a logarithm, where it is more often.
#[expect(clippy::cast_possible_truncation, reason = "logarithms of counts fit")]
pub(super) fn informative(counts: &[(u32, u32, u32)], rows: usize, columns: usize) -> Matrix {
    let mut by_row = vec![0.0; rows];
    let mut by_column = vec![0.0; columns];
    for &(row, column, count) in counts {
        by_row[row as usize] += f64::from(count);
        by_column[column as usize] += f64::from(count);
    }
    for count in &mut by_column {
        *count = f64::powf(*count, SMOOTHING);
    }
    let smoothed: f64 = by_column.iter().sum();
    let cells = counts.iter().filter_map(|&(row, column, count)| {
        let by_chance = by_row[row as usize] * by_column[column as usize] / smoothed;
        let value = (f64::from(count) / by_chance).ln();
        (value > 0.0).then_some((row, column, value as f32))
    });
    Matrix { rows, columns, cells: cells.collect() }
}

/// The rows of a matrix in few dimensions, each of length one.
pub(super) fn embed(matrix: &Matrix, random: &mut Random) -> Vec<Vector> {
    let mut basis: Vec<Vector> =
        (0..matrix.columns).map(|_| std::array::from_fn(|_| random.unit() - 0.5)).collect();
    for _ in 0..PASSES {
        let rows = matrix.times(&basis);
        basis = matrix.transposed_times(&rows);
        orthonormalize(&mut basis);
    }
    let mut rows = matrix.times(&basis);
    for row in &mut rows {
        normalize(row);
    }
    rows
}

impl Matrix {
    fn times(&self, columns: &[Vector]) -> Vec<Vector> {
        let mut rows = vec![[0.0; WIDTH]; self.rows];
        for &(row, column, value) in &self.cells {
            add(&mut rows[row as usize], &columns[column as usize], value);
        }
        rows
    }

    fn transposed_times(&self, rows: &[Vector]) -> Vec<Vector> {
        let mut columns = vec![[0.0; WIDTH]; self.columns];
        for &(row, column, value) in &self.cells {
            add(&mut columns[column as usize], &rows[row as usize], value);
        }
        columns
    }
}

/// Makes the dimensions of a basis independent and of length one (modified Gram-Schmidt).
#[expect(clippy::cast_possible_truncation, reason = "back to the precision it came from")]
fn orthonormalize(basis: &mut [Vector]) {
    for dimension in 0..WIDTH {
        for earlier in 0..dimension {
            let shared: f64 = basis
                .iter()
                .map(|vector| f64::from(vector[dimension]) * f64::from(vector[earlier]))
                .sum();
            for vector in &mut *basis {
                vector[dimension] -= shared as f32 * vector[earlier];
            }
        }
        let length: f64 = basis.iter().map(|vector| f64::from(vector[dimension]).powi(2)).sum();
        let scale = (1.0 / length.sqrt().max(1e-12)) as f32;
        for vector in &mut *basis {
            vector[dimension] *= scale;
        }
    }
}

/// Adds a multiple of one vector to another.
pub(super) fn add(to: &mut Vector, vector: &Vector, times: f32) {
    for (to, value) in to.iter_mut().zip(vector) {
        *to += times * value;
    }
}

/// Scales a vector to length one; a vector of zeros stays.
pub(super) fn normalize(vector: &mut Vector) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        for value in vector {
            *value /= length;
        }
    }
}

/// The inner product, added up in eight lanes so that it can be computed side by side.
pub(super) fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}
