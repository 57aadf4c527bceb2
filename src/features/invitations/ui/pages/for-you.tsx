export function ForYouPage() {
  return null
}
