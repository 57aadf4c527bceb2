import type { Rule } from './finding.ts'
import { browser } from './rules/browser.ts'
import { clock } from './rules/clock.ts'
import { comments } from './rules/comments.ts'
import { defaultExports } from './rules/default-exports.ts'
import { directions } from './rules/directions.ts'
import { docs } from './rules/docs.ts'
import { enginePurity } from './rules/engine-purity.ts'
import { fileSize } from './rules/file-size.ts'
import { globals } from './rules/globals.ts'
import { licences } from './rules/licences.ts'
import { machinePaths } from './rules/machine-paths.ts'
import { messages } from './rules/messages.ts'
import { migrations } from './rules/migrations.ts'
import { naming } from './rules/naming.ts'
import { needs } from './rules/needs.ts'
import { noBarrels } from './rules/no-barrels.ts'
import { ownTables } from './rules/own-tables.ts'
import { publicFiles } from './rules/public-files.ts'
import { pureFiles } from './rules/pure-files.ts'
import { silentCatch } from './rules/silent-catch.ts'
import { sqlInStore } from './rules/sql-in-store.ts'
import { spoken } from './rules/spoken.ts'
import { vocabulary } from './rules/vocabulary.ts'
import { words } from './rules/words.ts'

export const rules: readonly Rule[] = [
  enginePurity,
  directions,
  needs,
  publicFiles,
  vocabulary,
  pureFiles,
  sqlInStore,
  ownTables,
  browser,
  clock,
  globals,
  noBarrels,
  naming,
  defaultExports,
  fileSize,
  comments,
  silentCatch,
  migrations,
  messages,
  words,
  spoken,
  docs,
  machinePaths,
  licences,
]
