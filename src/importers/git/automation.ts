import type { Mention } from './mailmap.ts'

const BOT_NAME =
  /\[bot\]$|(?:^|[\s-])(?:ro)?bot$|^(?:dependabot|renovate|greenkeeper|snyk|github-actions|github actions|mergify|bors|copybara|weblate|pre-commit|semantic-release|travis ci|jenkins|gerrit|buildbot|codecov|allcontributors|imgbot|whitesource|mend|kodiak|homu|gitlab|github|web-flow|continuous integration|root|nobody|unknown)\b(?=$|[\s(@-])/i

const BOT_ADDRESS =
  /^(?:no-?reply|do-?not-?reply|notifications?|bots?|robots?|ci|automation|jenkins|build(?:s|bot)?|github-actions|dependabot|renovate|gitgitgadget|mailer-daemon)@|\[bot\]@|[+.-]bot@|@(?:noreply\.github\.com|reply\.github\.com|bots?\.)/i

/** Assistants by the addresses that they sign with. */
const ASSISTANT_ADDRESS =
  /@anthropic\.com$|@(?:openai|cursor)\.com$|@(?:aider\.chat|all-hands\.dev|cognition\.ai|devin\.ai|ampcode\.com|coderabbit\.ai|sourcegraph-cody|windsurf\.com|codeium\.com|opencode\.ai)$|^(?:\d+\+)?(?:copilot|claude|codex|gemini-code-assist|google-labs-jules|qwen-coder|amazon-q-developer|cursoragent|kiro)(?:@users\.noreply\.github\.com$|\[bot\])/i

/** Assistants by name; only where no address speaks for a person of that name. */
const ASSISTANT_NAME =
  /^(?:claude(?: (?:code|opus|sonnet|haiku|fable)\b.*|[-: ][\d.].*)?|(?:github |microsoft )?copilot.*|chat ?gpt.*|(?:open ?ai )?codex.*|gpt[- ]?\d.*|o\d(?:-\w+)?|(?:google )?gemini.*|cursor(?: agent)?|devin(?: ai)?|aider.*|jules|cody|codeium|windsurf|cascade|opencode|openhands.*|amp|amazon q.*|kiro|qwen.*|deepseek.*|grok.*|llama.*|mistral.*|coderabbit.*|sweep(?: ai)?|tabnine)$/i

/**
 * Whether a name and address belong to a program: bots, no-reply automation, assistants. Programs are never
 * evidence about a person. A colleague called Claude with an address of their own is a person.
 */
export function isAutomation({ name, email }: Mention): boolean {
  if (BOT_ADDRESS.test(email) || ASSISTANT_ADDRESS.test(email)) return true
  const plain = name.trim()
  if (/\[bot\]$/i.test(plain)) return true
  const personal = email !== '' && !/noreply|localhost|\(none\)/i.test(email)
  if (ASSISTANT_NAME.test(plain))
    return !personal || /\s(?:code|opus|sonnet|haiku|agent|ai)\b|gpt|copilot/i.test(plain)
  return BOT_NAME.test(plain) && !/^[a-z]+ [a-z]+ bot$/i.test(plain)
}
