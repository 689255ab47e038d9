import { mount } from 'svelte'
import './app.css'
import App from './App.svelte'
import { loadTitle, readConfig } from './config'
import { keptIn } from './kept'
import { parseRoute } from './routes'
import { Store } from './store.svelte'
import { language } from './words/language.svelte'

const kept = keptIn(() => localStorage)
const store = new Store(readConfig(), kept)

// Before anything is asked or drawn: an answer that is quicker than the catalogue of another language moves on by the address.
addEventListener('hashchange', () => store.go(parseRoute(location.hash)))
// The answers are under way while the page is being drawn.
void store.start()
void loadTitle().then((title) => (store.title = title))
void language
  .use(language.wanted(kept))
  .then(() => mount(App, { target: document.getElementById('app')!, props: { store } }))
