/**
 * Factor of a symmetric, positive definite matrix given by its lower half: `matrix` itself becomes the lower triangle
 * L with L·Lᵀ = matrix.
 *
 * @cost O(n³ / 6)
 * @source A.-L. Cholesky's method; a pivot that rounding made negative counts as almost 0
 */
export function factorise(matrix: readonly Float64Array[]): void {
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const other = matrix[j] as Float64Array
      let sum = row[j] as number
      for (let k = 0; k < j; k += 1) sum -= (row[k] as number) * (other[k] as number)
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (other[j] as number)
    }
  }
}

/** Solves factor · factorᵀ · x = right. */
export function solve(factor: readonly Float64Array[], right: Float64Array): Float64Array {
  const solution = right.slice()
  const at = (i: number, k: number) => (factor[i] as Float64Array)[k] as number
  for (let i = 0; i < right.length; i += 1) {
    for (let k = 0; k < i; k += 1) solution[i] = (solution[i] as number) - at(i, k) * (solution[k] as number)
    solution[i] = (solution[i] as number) / at(i, i)
  }
  for (let i = right.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < right.length; k += 1)
      solution[i] = (solution[i] as number) - at(k, i) * (solution[k] as number)
    solution[i] = (solution[i] as number) / at(i, i)
  }
  return solution
}

/** Logarithm of the determinant of the matrix that was factorised. */
export function logDeterminant(factor: readonly Float64Array[]): number {
  return factor.reduce((sum, row, i) => sum + 2 * Math.log(row[i] as number), 0)
}
