import type { Rule } from './finding.ts'
import { fileSize } from './rules/file-size.ts'

export const rules: readonly Rule[] = [fileSize]
