const QUESTIONS = ['ring.ui.warmUp.1', 'ring.ui.warmUp.2', 'ring.ui.warmUp.3', 'ring.ui.warmUp.4'] as const

/** The question to begin with: the same on every screen of one ring. */
export function warmUpOf(ringId: string): (typeof QUESTIONS)[number] {
  const sum = Array.from(ringId).reduce((all, letter) => all + (letter.codePointAt(0) ?? 0), 0)
  return QUESTIONS[sum % QUESTIONS.length] ?? QUESTIONS[0]
}
