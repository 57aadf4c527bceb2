import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'asks', needs: ['people', 'reach', 'notices'] })
