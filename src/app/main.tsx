/** The entry of the site: style, language, and the app into its root. */
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addMessages, languageOf, speak } from '../ui/i18n.ts';
import { messages } from '../ui/messages.ts';
import { App } from './App.tsx';
import { beginPage } from './pages.ts';

// First of all: the answers travel while everything below is drawn.
beginPage(window.location.pathname.slice(import.meta.env.BASE_URL.length - 1));

addMessages('ui', messages);
void speak(languageOf(window.location.search));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
