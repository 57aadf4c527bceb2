/** Whole numbers 0 to q − 1 with the addition and multiplication of the finite field of that order. */
export interface FiniteField {
  readonly order: number
  add(a: number, b: number): number
  subtract(a: number, b: number): number
  multiply(a: number, b: number): number
}

/**
 * The smallest prime power that is at least `least`: the orders for which a finite field exists.
 *
 * @param least a whole number; below 2 gives 2
 * @cost O(√n) a number tried; prime powers are dense
 * @example nextPrimePower(6)  // 7
 */
export function nextPrimePower(least: number): number {
  for (let order = Math.max(2, Math.ceil(least)); ; order++) if (primePower(order)) return order
}

/**
 * The field of `order` elements. An element is the number whose digits to the base of the prime are the coefficients
 * of its polynomial.
 *
 * @throws RangeError where `order` is no power of a prime
 * @cost O(degree²) a multiplication; one step where the order is a prime
 * @source Lidl, Niederreiter, Finite Fields, 1997, chapter 2
 * @example finiteField(4).multiply(2, 3)  // 1
 */
export function finiteField(order: number): FiniteField {
  const power = primePower(order)
  if (!power) throw new RangeError(`${order} is not the power of a prime`)
  const { prime, degree } = power
  if (degree === 1) {
    return {
      order,
      add: (a, b) => (a + b) % order,
      subtract: (a, b) => (a - b + order) % order,
      multiply: (a, b) => (a * b) % order,
    }
  }
  const modulus = irreducible(prime, degree)
  return {
    order,
    add: (a, b) => digitwise(a, b, prime, (x, y) => x + y),
    subtract: (a, b) => digitwise(a, b, prime, (x, y) => x - y + prime),
    multiply: (a, b) =>
      toNumber(remainder(product(toDigits(a, prime), toDigits(b, prime), prime), modulus, prime), prime),
  }
}

function primePower(order: number): { prime: number; degree: number } | null {
  if (order < 2) return null
  let prime = order
  for (let divisor = 2; divisor * divisor <= order; divisor++) {
    if (order % divisor === 0) {
      prime = divisor
      break
    }
  }
  let degree = 0
  let rest = order
  for (; rest % prime === 0; rest /= prime) degree++
  return rest === 1 ? { prime, degree } : null
}

/** Lowest coefficient first. */
function toDigits(value: number, prime: number): number[] {
  const digits: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / prime)) digits.push(rest % prime)
  return digits
}

function toNumber(digits: readonly number[], prime: number): number {
  return digits.reduceRight((sum, digit) => sum * prime + digit, 0)
}

function digitwise(a: number, b: number, prime: number, join: (x: number, y: number) => number): number {
  let sum = 0
  for (let scale = 1, x = a, y = b; x > 0 || y > 0; scale *= prime) {
    sum += (join(x % prime, y % prime) % prime) * scale
    x = Math.floor(x / prime)
    y = Math.floor(y / prime)
  }
  return sum
}

function product(a: readonly number[], b: readonly number[], prime: number): number[] {
  const digits = Array.from({ length: Math.max(0, a.length + b.length - 1) }, () => 0)
  a.forEach((x, i) => b.forEach((y, j) => (digits[i + j] = ((digits[i + j] ?? 0) + x * y) % prime)))
  return digits
}

/** @param modulus monic */
function remainder(value: readonly number[], modulus: readonly number[], prime: number): number[] {
  const rest = [...value]
  for (let top = rest.length - 1; top >= modulus.length - 1; top--) {
    const factor = rest[top] ?? 0
    modulus.forEach((digit, at) => {
      const place = top - modulus.length + 1 + at
      rest[place] = ((rest[place] ?? 0) + (prime - factor) * digit) % prime
    })
  }
  return rest.slice(0, modulus.length - 1)
}

/** The first monic polynomial of that degree without a divisor: by trial, for degrees that fit on a page. */
function irreducible(prime: number, degree: number): number[] {
  for (let low = 0; low < prime ** degree; low++) {
    const candidate = monic(low, degree, prime)
    if (!hasDivisor(candidate, prime)) return candidate
  }
  throw new RangeError('every finite field has an irreducible polynomial')
}

function monic(low: number, degree: number, prime: number): number[] {
  const digits = toDigits(low, prime)
  return [...Array.from({ length: degree }, (_, at) => digits[at] ?? 0), 1]
}

function hasDivisor(candidate: readonly number[], prime: number): boolean {
  for (let degree = 1; degree * 2 < candidate.length; degree++) {
    for (let low = 0; low < prime ** degree; low++) {
      if (remainder(candidate, monic(low, degree, prime), prime).every((digit) => digit === 0)) return true
    }
  }
  return false
}
