import type { Project } from '../check/project.ts'
import { writeOperations } from './operations.ts'
import { writeRegistry } from './registry.ts'
import { writeStrings } from './strings.ts'

/** Every generated file with the text that it should have now. */
export function generate(project: Project): Map<string, string> {
  return new Map([
    ['src/registry.gen.ts', writeRegistry(project)],
    ['src/operations.gen.ts', writeOperations(project)],
    ['src/strings.gen.ts', writeStrings(project)],
  ])
}

/** The generated files whose text on disk isn't what the folders say. */
export function staleFiles(project: Project): string[] {
  return [...generate(project)].filter(([path, text]) => project.text(path) !== text).map(([path]) => path)
}
