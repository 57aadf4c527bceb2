import type { Plugin } from 'vite'
import { loadProject } from '../check/project.ts'
import { firstTexts } from './first-texts.ts'

const PART = /\/strings\/[\w-]+\.json\?(first|later)$/

/**
 * Halves each file of texts: `en.json?first` gives what Compose says, `en.json?later` the rest. Half of the English
 * texts alone were a twentieth of the script that Compose may load.
 */
export function splitTexts(root: string): Plugin {
  let isFirst: (key: string) => boolean = () => true
  return {
    name: 'split-texts',
    enforce: 'pre',
    buildStart() {
      isFirst = firstTexts(loadProject(root))
    },
    transform(json, id) {
      const part = PART.exec(id)?.[1]
      if (part === undefined) return null
      const texts = Object.entries(JSON.parse(json) as Record<string, string>)
      const wanted = texts.filter(([key]) => isFirst(key) === (part === 'first'))
      const code = `export default ${JSON.stringify(Object.fromEntries(wanted))}`
      return { code, moduleType: 'js', map: null }
    },
  }
}
