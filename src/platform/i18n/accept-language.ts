const TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/**
 * The language that a request wants most, from its `Accept-Language`. English where it names none.
 *
 * @returns BCP 47; whether we speak it is for `say` to see, which falls back by itself
 * @example readAcceptLanguage('de-CH,de;q=0.9,en;q=0.8') // 'de-CH'
 */
export function readAcceptLanguage(header: string | undefined): string {
  const wanted = (header ?? '').slice(0, 200).split(',').map(readRange)
  const best = wanted.filter(({ tag }) => TAG.test(tag)).sort((a, b) => b.weight - a.weight)[0]
  return best?.tag ?? 'en'
}

function readRange(range: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...rest] = range.split(';').map((part) => part.trim())
  const weight = Number(rest.find((one) => one.startsWith('q='))?.slice(2) ?? 1)
  return { tag, weight: Number.isFinite(weight) ? weight : 0 }
}
