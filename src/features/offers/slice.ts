import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'offers', needs: ['people', 'asks', 'notices'] })
