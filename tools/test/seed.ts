/** `npm test -- --seed N`: every property begins from that number, so that a failing run can be had again. */
export const seed = process.env['ASKWELL_SEED']

if (seed) {
  const { configureGlobal } = await import('fast-check')
  configureGlobal({ seed: Number(seed) })
}
