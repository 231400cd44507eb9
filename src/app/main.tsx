/** The entry of the site: style, language, and the app into its root. */
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addMessages, languageOf, speak } from '../ui/i18n.ts';
import { messages } from '../ui/messages.ts';
import { App } from './App.tsx';

addMessages('ui', messages);
void speak(languageOf(window.location.search));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
