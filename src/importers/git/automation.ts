import type { Mention } from './mailmap.ts'

/** Names of programs stand alone or with a word that says what they are: Gerrit is also a first name. */
const BOT_NAME =
  /(?:^|[\s-])(?:ro)?bot$|^(?:hosted )?(?:dependabot|renovate|greenkeeper|snyk|github|gitlab|web-flow|mergify|bors|copybara|weblate|pre-commit|semantic[- ]release|travis|jenkins|gerrit|buildbot|codecov|allcontributors|imgbot|whitesource|mend|kodiak|homu|continuous integration|root|nobody|unknown)(?:[\s.-]\(?(?:bot|ci|io|app|actions?|service|automation|code review|server|system|user|account|admin)\)?)*$/i

const BOT_ADDRESS =
  /^(?:no-?reply|do-?not-?reply|notifications?|bots?|robots?|ci|automation|jenkins|build(?:s|bot)?|github-actions|dependabot|renovate|gitgitgadget|mailer-daemon)@|\[bot\]@|[+.-]bot@|@(?:noreply\.github\.com|reply\.github\.com|bots?\.)/i

/** Assistants by the addresses that they sign with; people work at those companies, too. */
const ASSISTANT_ADDRESS =
  /^(?:claude|codex|chatgpt|cursor|cursoragent|agent|aider|openhands|devin|amp|cascade|opencode)(?:[-+.][\w-]+)?@(?:anthropic\.com|openai\.com|cursor\.com|aider\.chat|all-hands\.dev|cognition\.ai|devin\.ai|ampcode\.com|windsurf\.com|codeium\.com|opencode\.ai)$|^(?:\d+\+)?(?:copilot|claude|codex|gemini-code-assist|google-labs-jules|qwen-coder|amazon-q-developer|cursoragent|kiro)(?:@users\.noreply\.github\.com$|\[bot\])|^qwen-coder@/i

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
