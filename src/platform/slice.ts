/** What a slice says about itself; the check holds its imports to it. */
export interface Slice {
  readonly id: string
  /** the slices whose public files it may import */
  readonly needs: readonly string[]
}

export function defineSlice(definition: Slice): Slice {
  return definition
}
