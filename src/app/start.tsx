import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addMessages, languageOf, speak } from '../ui/i18n.ts';
import { messages } from '../ui/messages.ts';
import { App } from './App.tsx';

/** Draws the app into its root, in the language of the URL. */
export function start(): void {
  addMessages('ui', messages);
  speak(languageOf(window.location.search));
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
