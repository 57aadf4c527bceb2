// Written by `npm run gen` from the folders that exist. Edit those, not this.
const none = {} as const

export const slices = {
} as const

export const channels = {
} as const

export const importers = {
} as const
