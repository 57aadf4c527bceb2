import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'gatherings', needs: ['people'] })
