import { mount } from 'svelte'
import './app.css'
import App from './App.svelte'
import { loadTitle, readConfig } from './config'
import { keptIn } from './kept'
import { Store } from './store.svelte'
import { language } from './words/language.svelte'

const kept = keptIn(() => localStorage)
const store = new Store(readConfig(), kept)

// The answers are under way while the page is being drawn.
void store.start()
void loadTitle().then((title) => (store.title = title))
void language
  .use(language.wanted(kept))
  .then(() => mount(App, { target: document.getElementById('app')!, props: { store } }))
