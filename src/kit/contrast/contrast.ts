export type Theme = 'light' | 'dark'

/**
 * The colours of a tokens file: `--name: light-dark(#light, #dark)`, one a line.
 *
 * @param css text of the tokens file; tokens that aren't two hex colours are left out
 * @returns for each theme, token name without the dashes -> '#rrggbb'
 */
export function readColours(css: string): Record<Theme, ReadonlyMap<string, string>> {
  const light = new Map<string, string>()
  const dark = new Map<string, string>()
  for (const [, name, day, night] of css.matchAll(
    /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
  )) {
    if (name === undefined || day === undefined || night === undefined) continue
    light.set(name, day)
    dark.set(name, night)
  }
  return { light, dark }
}

/**
 * Contrast of two sRGB colours, 1 to 21, whichever of them is the text.
 *
 * @param one '#rrggbb'
 * @param other '#rrggbb'
 * @source WCAG 2.2, definitions of "contrast ratio" and "relative luminance"
 * @example contrastOf('#ffffff', '#000000') // 21
 */
export function contrastOf(one: string, other: string): number {
  const [brighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((brighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
