// Runs before the first paint, so that a person who chose dark never sees a white flash.
try {
  const theme = localStorage.getItem('askwell.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be forbidden: then the system's theme holds, and nobody has to know.
}
