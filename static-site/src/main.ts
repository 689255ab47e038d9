import { mount } from 'svelte'
import './app.css'
import App from './App.svelte'
import { keptIn } from './kept'
import { language } from './words/language.svelte'

const kept = keptIn(() => localStorage)

// A catalogue that cannot be fetched leaves the page in English rather than empty.
await language.use(language.wanted(kept), kept).catch(() => {})
mount(App, { target: document.getElementById('app')!, props: { kept } })
