import { expect, test } from 'vitest'
import { isAutomation } from './automation.ts'

test.each([
  ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
  ['renovate', 'bot@renovateapp.com'],
  ['GitHub', 'noreply@github.com'],
  ['github-actions', 'github-actions@github.com'],
  ['Weblate', 'noreply@weblate.org'],
  ['Jenkins CI', 'ci@example.org'],
  ['Build Bot', 'builds@example.org'],
  ['Claude', 'noreply@anthropic.com'],
  ['Claude Opus 4.5', 'noreply@anthropic.com'],
  ['Copilot', '198982749+Copilot@users.noreply.github.com'],
  ['Cursor Agent', 'cursoragent@cursor.com'],
  ['aider (gpt-4o)', 'aider@aider.chat'],
  ['ChatGPT', ''],
  ['Renovate Bot', 'renovate-bot@example.org'],
  ['Gerrit Code Review', 'gerrit@example.org'],
  ['GitHub Actions', 'actions@example.org'],
  ['codex', 'codex@openai.com'],
  ['Gemini 2.5 Pro', ''],
  ['gemini-code-assist[bot]', 'x@users.noreply.github.com'],
])('%s <%s> is a program', (name, email) => {
  expect(isAutomation({ name, email })).toBe(true)
})

test.each([
  ['Claude Dupont', 'claude.dupont@example.org'],
  ['Claude', 'claude@dupont.example'],
  ['Ada Lovelace', '12+ada@users.noreply.github.com'],
  ['Robert Abbot', 'abbot@example.org'],
  ['Devin Moore', 'devin@example.org'],
  ['Jules Verne', 'jules@example.org'],
  ['Grok Adams', 'grok@example.org'],
  ['Gitta Lab', 'gitta@example.org'],
  ['', 'ada@example.org'],
  ['Gerrit Boateng', 'gerrit@example.org'],
  ['Ada Lovelace', 'ada@anthropic.com'],
  ['Jenkins Abara', 'jenkins.abara@example.org'],
])('%s <%s> is a person', (name, email) => {
  expect(isAutomation({ name, email })).toBe(false)
})
