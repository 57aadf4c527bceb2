import type { Project } from '../check/project.ts'

/** A slice or ritual as its folder tells it. */
export interface SliceFolder {
  readonly id: string
  /** from the project's root, for instance `src/features/asks` */
  readonly folder: string
  readonly needs: readonly string[]
}

const SLICE_FILE = /^(src\/(?:features|rituals)\/([a-z0-9-]+))\/slice\.ts$/

/** Every folder with a `slice.ts`, in the order of their names. */
export function findSlices(project: Project): SliceFolder[] {
  return project.paths.flatMap((path) => {
    const match = SLICE_FILE.exec(path)
    if (!match?.[1] || !match[2]) return []
    return [{ id: match[2], folder: match[1], needs: readNeeds(project.text(path) ?? '') }]
  })
}

/** The texts in `needs: ['people', 'asks']`; read as text, so that a broken slice can't break the reader. */
export function readNeeds(sliceText: string): string[] {
  const list = /\bneeds\s*:\s*\[([^\]]*)\]/.exec(sliceText)?.[1] ?? ''
  return [...list.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '')
}

/** The first cycle in needs as `a > b > a`, or undefined. */
export function findCycle(slices: readonly SliceFolder[]): string | undefined {
  const needs = new Map(slices.map((slice) => [slice.id, slice.needs]))
  const done = new Set<string>()
  const visit = (id: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id].join(' > ')
    if (done.has(id)) return undefined
    done.add(id)
    for (const need of needs.get(id) ?? []) {
      const cycle = visit(need, [...trail, id])
      if (cycle) return cycle
    }
    return undefined
  }
  for (const { id } of slices) {
    const cycle = visit(id, [])
    if (cycle) return cycle
  }
  return undefined
}

/** Each slice after everything it needs; among equals by name, features before rituals. */
export function inOrderOfNeeds(slices: readonly SliceFolder[]): SliceFolder[] {
  const cycle = findCycle(slices)
  if (cycle) throw new Error(`slices need each other: ${cycle}`)
  const byId = new Map(slices.map((slice) => [slice.id, slice]))
  const ordered = new Set<SliceFolder>()
  const place = (slice: SliceFolder) => {
    for (const need of [...slice.needs].sort()) {
      const needed = byId.get(need)
      if (needed) place(needed)
    }
    ordered.add(slice)
  }
  for (const slice of [...slices].sort((a, b) => (a.folder < b.folder ? -1 : 1))) place(slice)
  return [...ordered]
}
