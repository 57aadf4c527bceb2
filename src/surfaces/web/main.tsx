import '#kit/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ClientProvider } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { makeClient } from './api.ts'
import { firstLanguage, loadWords } from './language.ts'
import { LanguageProvider } from './language-provider.tsx'
import { reloadWhenOutdated } from './new-version.ts'
import { makeRouter } from './router.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only silence and the server's own trouble are worth another try.
      retry: (tries, error) => tries < 2 && !(isProblem(error) && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
})

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no place for the app.')

reloadWhenOutdated()
const coming = loadWords(firstLanguage())
const router = makeRouter(async () => await (await coming).whole())
// The page is fetched while the words are on their way.
void router.load()
const words = await coming

createRoot(place).render(
  <StrictMode>
    <LanguageProvider first={words.text}>
      <ClientProvider client={makeClient()}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
